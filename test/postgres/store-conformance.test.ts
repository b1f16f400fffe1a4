import { storeConformance } from "../unit/store/conformance.js";
import { makePostgresHome } from "./store-home.js";

storeConformance("A store on PostgreSQL", makePostgresHome);

import { storeConformance } from "./conformance.js";
import { makeFileHome } from "./file-home.js";

storeConformance("the file store", makeFileHome);

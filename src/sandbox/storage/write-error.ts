import type { Response } from "express";
import { stableId } from "../model/stable-id.js";
import type { StorageRefusal } from "./check-request.js";

/** Refuses in S3's XML. */
export function writeError(response: Response, { status, code, message, more = {} }: StorageRefusal): void {
  const requestId = stableId(`storage/${code}`).replace(/-/g, "").slice(0, 16).toUpperCase();
  const fields = { Code: code, Message: message, ...more, RequestId: requestId };
  const xml = Object.entries(fields).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`);
  response
    .status(status)
    .type("application/xml")
    .send(`<?xml version="1.0" encoding="UTF-8"?>\n<Error>${xml.join("")}</Error>`);
}

const escapeXml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAst } from "vitest/node";

/** The folder of the repository. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What an import or a re-export takes from where: a path in the repository, or the name of a package. */
export interface Import {
  readonly from: string;
  /** `*` for everything. */
  readonly names: readonly string[];
  /** Gone after compiling. */
  readonly typeOnly: boolean;
}

/** What a file offers. */
export interface Export {
  readonly name: string;
  readonly isType: boolean;
  /** The declaration as it is written; undefined for something that is only passed on. */
  readonly declaration: string | undefined;
  /** A comment in front of it says what it is. */
  readonly isDocumented: boolean;
}

/** A piece of syntax, as ESTree names it. */
export interface Node {
  readonly type: string;
  readonly line: number;
  /** The piece as it is written. */
  readonly text: string;
  /** Name of an identifier, of a member access (`process.env`), or of what is called. */
  readonly name: string;
}

/** One TypeScript file. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  readonly nodes: readonly Node[];
}

const notOurs = new Set(["node_modules", "dist", "data", "coverage", ".git", ".vitest"]);

/** Every file of ours below a folder, by path from the root. */
export const listFiles = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : listFiles(path);
    return entry.isFile() ? [path.replaceAll("\\", "/")] : [];
  });

export const readText = (path: string): string => readFileSync(join(root, path), "utf8");

/** The TypeScript files below folders, parsed. A folder that is not there has none. */
export const readSource = (...folders: string[]): SourceFile[] =>
  folders
    .flatMap(listFiles)
    .filter((path) => path.endsWith(".ts"))
    .map(parseFile);

function parseFile(path: string): SourceFile {
  const text = readText(path);
  const program: unknown = parseAst(text, { lang: "ts", astType: "ts" });
  const starts = [...text.matchAll(/^/gm)].map((start) => start.index);
  const nodes: Node[] = [];
  const imports: Import[] = [];
  const exports: Export[] = [];
  walk(program, (node) => {
    const { type, start, end } = node;
    const line = typeof start === "number" ? starts.filter((at) => at <= start).length : 0;
    const piece = typeof start === "number" && typeof end === "number" ? text.slice(start, end) : "";
    if (typeof type === "string") nodes.push({ type, line, text: piece, name: nameOf(node) });
    const from = child(node, "source").value;
    if (typeof from === "string") imports.push(readImport(path, from, node));
    if (type === "ExportNamedDeclaration" || type === "ExportDefaultDeclaration")
      exports.push(...readExports(node, text));
  });
  return { path, text, lines: starts.length - 1, imports, exports, nodes };
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;
const child = (node: Json, key: string): Json => {
  const value = node[key];
  return isObject(value) ? value : {};
};
const children = (node: Json, key: string): Json[] => {
  const value = node[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
};
const textAt = (node: Json, key: string) => (typeof node[key] === "string" ? node[key] : "");

function walk(value: unknown, visit: (node: Json) => void): void {
  if (Array.isArray(value)) for (const each of value) walk(each, visit);
  else if (isObject(value)) {
    if (typeof value.type === "string") visit(value);
    for (const part of Object.values(value)) walk(part, visit);
  }
}

function nameOf(node: Json): string {
  if (node.type === "MemberExpression") return `${nameOf(child(node, "object"))}.${nameOf(child(node, "property"))}`;
  if (node.type === "CallExpression" || node.type === "NewExpression") return nameOf(child(node, "callee"));
  if (node.type === "TSAsExpression") return nameOf(child(node, "typeAnnotation"));
  if (node.type === "TSTypeReference") return nameOf(child(node, "typeName"));
  return textAt(node, "name") || (node.type === "Literal" && typeof node.value === "string" ? node.value : "");
}

function readImport(path: string, from: string, node: Json): Import {
  const target = from.startsWith(".") ? normalize(join(dirname(path), from)).replaceAll("\\", "/") : from;
  const specifiers = children(node, "specifiers");
  const names = specifiers.map((specifier) => {
    if (specifier.type === "ImportDefaultSpecifier") return "default";
    return nameOf(child(specifier, specifier.type === "ExportSpecifier" ? "local" : "imported")) || "*";
  });
  const isType = (each: Json) => each.importKind === "type" || each.exportKind === "type";
  return {
    from: target.replace(/\.js$/, ".ts"),
    names: names.length > 0 ? names : ["*"],
    typeOnly: isType(node) || (specifiers.length > 0 && specifiers.every(isType)),
  };
}

function readExports(node: Json, text: string): Export[] {
  const declaration = child(node, "declaration");
  const start = typeof node.start === "number" ? node.start : 0;
  const end = typeof node.end === "number" ? node.end : 0;
  const isType = textAt(declaration, "type").startsWith("TS") || node.exportKind === "type";
  const isDocumented = text.slice(0, start).trimEnd().endsWith("*/");
  const offer = (written: string | undefined) => (name: string) => ({
    name,
    isType,
    isDocumented,
    declaration: written,
  });
  if (node.type === "ExportDefaultDeclaration") return ["default"].map(offer(text.slice(start, end)));
  const declared = [...children(declaration, "declarations"), declaration].map((each) => nameOf(child(each, "id")));
  const listed = children(node, "specifiers").map((specifier) => nameOf(child(specifier, "exported")));
  return [...declared.filter(Boolean).map(offer(text.slice(start, end))), ...listed.map(offer(undefined))];
}

/** How numbers are shown; each is a style of the workbook, behind the plain one and the headings' one. */
const formats = [
  { kind: "count", code: "#,##0" },
  { kind: "percent", code: "0.0%" },
  { kind: "duration", code: "[h]:mm:ss" },
  { kind: "time", code: "yyyy-mm-dd hh:mm:ss" },
] as const;

/** What a number counts, which decides how it is shown. */
export type NumberKind = (typeof formats)[number]["kind"];

/** Numbers below are taken by formats that every spreadsheet knows (ECMA-376, numFmts). */
const FIRST_OWN_FORMAT = 164;

/** The style of headings, as cells name it. */
export const headingStyle = 1;

/** The style of a number, as cells name it. */
export const numberStyle = (kind: NumberKind): number => formats.findIndex((format) => format.kind === kind) + 2;

const font = (weight: string) => `<font>${weight}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
const style = (format: number, fontId: number, applies: string) =>
  `<xf numFmtId="${format}" fontId="${fontId}" fillId="0" borderId="0" xfId="0"${applies}/>`;

/** `xl/styles.xml`. */
export const stylesXml: readonly string[] = [
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  `<numFmts count="${formats.length}">`,
  ...formats.map(({ code }, n) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + n}" formatCode="${code}"/>`),
  `</numFmts><fonts count="2">${font("")}${font("<b/>")}</fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${formats.length + 2}">${style(0, 0, "")}${style(0, 1, ' applyFont="1"')}`,
  ...formats.map((_, n) => style(FIRST_OWN_FORMAT + n, 0, ' applyNumberFormat="1"')),
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
];

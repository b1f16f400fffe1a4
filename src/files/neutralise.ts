/** What spreadsheet programs take for the beginning of a formula, the full-width forms included (OWASP, CSV injection). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A text that no spreadsheet runs: whoever names a queue or calls themselves `=HYPERLINK(…)` writes no formula into a
 * colleague's file. Also for xlsx, where text is safe until the sheet is saved as CSV and opened again.
 */
export const neutralise = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

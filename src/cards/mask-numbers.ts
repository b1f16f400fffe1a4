/** An international number: a plus and at least seven digits, however they are grouped. Figures like "+1,200" have commas. */
const internationalNumber = /\+\d[\d\s().-]{5,}\d/g;

/** Text without telephone numbers: spaces are read by more people than may know a customer's number. */
export function maskNumbers(text: string): string {
  return text.replace(internationalNumber, "•••");
}

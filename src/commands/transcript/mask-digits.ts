/** Five digits or more, however they are grouped: a number of a card, of an account or of a telephone. */
const longNumber = /\+?\d(?:[\s().,/-]{0,2}\d){4,}/g;

/** The text with long numbers hidden: what a customer says to an agent is not for a space. */
export const maskDigits = (text: string): string => text.replace(longNumber, "•••");

const names = new Intl.DisplayNames(["en"], { type: "language", languageDisplay: "standard" });

/** `en-US` as "English (United States)"; what is no tag of a language stays as it is, nothing is "language not named". */
export function nameLanguage(tag: string | undefined): string {
  if (tag === undefined || tag === "") return "language not named";
  try {
    return names.of(tag) ?? tag;
  } catch (error) {
    if (error instanceof RangeError) return tag;
    throw error;
  }
}

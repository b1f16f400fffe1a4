/** What several orgs say below a card: a line of all of them once, any other after the names of those who say it. */
export function joinFooters(parts: readonly { readonly org: string; readonly lines: readonly string[] }[]): string[] {
  const orgsOf = new Map<string, string[]>();
  for (const { org, lines } of parts)
    for (const line of new Set(lines)) orgsOf.set(line, [...(orgsOf.get(line) ?? []), org]);
  return [...orgsOf].map(([line, orgs]) => (orgs.length === parts.length ? line : `${orgs.join(", ")} – ${line}`));
}

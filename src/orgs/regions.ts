/** Where Contact Center runs, as Cisco's SDK lists it, with names people know. */
export const regions = [
  { id: "us1", label: "United States" },
  { id: "eu1", label: "United Kingdom" },
  { id: "eu2", label: "Germany" },
  { id: "anz1", label: "Australia and New Zealand" },
  { id: "ca1", label: "Canada" },
  { id: "jp1", label: "Japan" },
  { id: "sg1", label: "Singapore" },
  { id: "in1", label: "India" },
] as const;

/** Stands for the region when `WXCC_API_URL` is one fixed address. */
export const FIXED_REGION = "fixed";

/** A region as people read it: `Germany (eu2)`. */
export function regionLabel(id: string): string {
  const known = regions.find((region) => region.id === id);
  return known ? `${known.label} (${id})` : id;
}

import { availableParallelism, cpus, loadavg } from "node:os";
import type { Figure } from "./row.js";

const titles = ["row", "ratio", "bound", "", "measured"] as const;

const verdict = ({ ok }: Figure): string => (ok === undefined ? "" : ok ? "ok" : "OVER");

/** The figures as aligned columns, ratios first because the rest depends on the machine. */
export function printTable(figures: readonly Figure[]): void {
  const lines = [
    titles,
    ...figures.map((each) => [each.name, each.ratio ?? "", each.bound ?? "", verdict(each), each.figure]),
  ];
  const widths = titles.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines) console.log(line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
}

/** What the figures were measured on. A load above the number of cores: others were at work too. */
export function printMachine(): void {
  const [cpu] = cpus();
  const cores = availableParallelism();
  const [load = 0] = loadavg();
  console.log(
    `Node ${process.version}, ${cores} cores${cpu ? ` (${cpu.model.trim()})` : ""}, ${process.platform}, load ${load.toFixed(1)}\n`,
  );
}

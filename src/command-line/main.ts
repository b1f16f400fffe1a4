#!/usr/bin/env node
import { runCommand } from "./run-command.js";

const line = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(`${text.trimEnd()}\n`);

process.exitCode = await runCommand({
  words: process.argv.slice(2),
  env: process.env,
  tell: line(process.stdout),
  complain: line(process.stderr),
});

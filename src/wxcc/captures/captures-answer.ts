import { z } from "zod";
import type { CallType, Recording, TaskCaptures, Transcript } from "./capture.js";
import { SignedAddress } from "./signed-address.js";

const epoch = z.coerce.number().int().positive();
const address = z.url({ protocol: /^https?$/ }).transform((url) => new SignedAddress(url));
const callTypes: readonly CallType[] = ["main", "consult", "va-main", "va-consult"];

const recordingSchema = z
  .object({
    id: z.string().min(1),
    segment: z.boolean().nullish(),
    attributes: z.object({
      filePath: address,
      startTime: epoch,
      stopTime: epoch,
      participants: z.array(z.string()).nullish(),
      channel1: z.string().nullish(),
      channel2: z.string().nullish(),
      callType: z.string().nullish(),
      sensitive: z.boolean().nullish(),
    }),
  })
  .transform(
    ({ id, segment, attributes }): Recording => ({
      id,
      callType: callTypes.find((type) => type === attributes.callType?.toLowerCase()) ?? "main",
      segment: segment ?? false,
      startedAt: attributes.startTime,
      endedAt: attributes.stopTime,
      channels: [attributes.channel1 ?? undefined, attributes.channel2 ?? undefined],
      participants: attributes.participants ?? [],
      sensitive: attributes.sensitive ?? false,
      address: attributes.filePath,
    }),
  );

/** The document spells some keys with a capital, a live client reads them without: names are compared in lower case. */
const transcriptSchema = z
  .record(z.string(), z.unknown())
  .transform((given) => Object.fromEntries(Object.entries(given).map(([key, value]) => [key.toLowerCase(), value])))
  .pipe(
    z.object({
      id: z.string().min(1).optional(),
      configid: z.string().min(1).optional(),
      source: z.string().nullish(),
      provider: z.string().nullish(),
      filename: z.string().nullish(),
      filepath: address,
      starttime: epoch.nullish(),
      languagecode: z.string().nullish(),
    }),
  )
  .transform(
    (given): Transcript => ({
      id: given.id ?? given.configid ?? given.filename ?? "transcript",
      source: given.source ?? undefined,
      provider: given.provider ?? undefined,
      language: given.languagecode ?? undefined,
      startedAt: given.starttime ?? undefined,
      address: given.filepath,
    }),
  );

/** The 2xx answer of `POST /v1/captures/query` (OpenAPI, captures; times of transcripts come as text). */
export const capturesAnswerSchema = z.object({
  data: z.array(
    z
      .object({
        taskId: z.string(),
        recording: z.array(recordingSchema).nullish(),
        transcription: z.array(transcriptSchema).nullish(),
      })
      .transform(
        ({ taskId, recording, transcription }): TaskCaptures => ({
          taskId: taskId.toLowerCase(),
          recordings: recording ?? [],
          transcripts: transcription ?? [],
        }),
      ),
  ),
});

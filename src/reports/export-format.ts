import { z } from 'zod';
import { exportFormats, type ExportFormat } from '../api/transfer.ts';
import type { RoadmapContent } from './roadmap-content.ts';

/** A format in which a roadmap leaves: one file in `export/`, named like the format. */
export interface Export {
  readonly format: ExportFormat;
  /** How files of it end, without the dot. */
  readonly extension: string;
  readonly contentType: string;
  /** Piece by piece, so that nobody waits for the whole. */
  readonly write: (content: RoadmapContent) => AsyncIterable<string | Uint8Array>;
}

/** Declares a format; the file's folder is its registration. */
export const defineExport = (declared: Export): Export => declared;

const isFunction = (value: unknown): boolean => typeof value === 'function';
const exportModule = z.object({
  default: z.custom<Export>((value) => z.object({ format: z.enum(exportFormats), extension: z.string().min(1), contentType: z.string().min(1), write: z.custom(isFunction) }).safeParse(value).success),
});

/** Loads a format when it is asked for: some bring libraries along. */
export async function loadExport(format: ExportFormat): Promise<Export> {
  // .ts from the sources, .js from the build: whatever this file is.
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  return exportModule.parse(await import(new URL(`export/${format}${ending}`, import.meta.url).href)).default;
}

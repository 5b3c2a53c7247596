import { plainText, shorten } from './inline-markdown.ts';
import { endOfJsonValue } from './json-value.ts';
import { reportDataIn } from './report-html.ts';
import { ReportRefused } from './report-refused.ts';

/** The largest file that is read. Real reports are a few megabytes. */
export const maxReportBytes = 50 * 1024 * 1024;

/** How sentences call a file, whatever its name holds. */
export const shownName = (fileName: string): string => shorten(plainText(fileName), 100) || 'The file';

/**
 * The data of a file that somebody imports: of a JSON file, or out of the page of a report.
 * @param name as `shownName` gives it
 * @throws {ReportRefused} with what is wrong and what to do
 */
export function dataIn(bytes: Uint8Array, name: string): unknown {
  return parseJson(jsonText(bytes, name), name);
}

/** The JSON text of the report, from a JSON file or out of a page. */
function jsonText(bytes: Uint8Array, name: string): string {
  if (bytes.byteLength > maxReportBytes) {
    throw new ReportRefused(`${name} is larger than ${maxReportBytes / 1024 / 1024} MB, which no report is. Choose the ZeroTrustAssessmentReport.json or .html that an assessment wrote.`);
  }
  const text = decode(bytes, name);
  const first = /\S/.exec(text)?.[0];
  if (first === undefined) throw new ReportRefused(`${name} is empty. Choose the ZeroTrustAssessmentReport.json or .html that an assessment wrote.`);
  if (first === '<') return reportDataIn(text, name);
  if (first === '{' || first === '[') return text;
  throw new ReportRefused(`${name} is neither JSON nor a web page. Choose the ZeroTrustAssessmentReport.json or .html that an assessment wrote.`);
}

const foreignFormats = [
  { name: 'a ZIP archive or an Office file', starts: [0x50, 0x4b] },
  { name: 'a PDF', starts: [0x25, 0x50, 0x44, 0x46] },
  { name: 'a compressed file', starts: [0x1f, 0x8b] },
  { name: 'UTF-16 text', starts: [0xff, 0xfe] },
  { name: 'UTF-16 text', starts: [0xfe, 0xff] },
] as const;

/** Skips a byte order mark. */
function decode(bytes: Uint8Array, name: string): string {
  const foreign = foreignFormats.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte));
  if (foreign !== undefined) {
    const help = foreign.name === 'UTF-16 text' ? 'Save it as UTF-8, or choose' : 'Choose';
    throw new ReportRefused(`${name} is ${foreign.name}, not a report. ${help} the ZeroTrustAssessmentReport.json or .html that an assessment wrote.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ReportRefused(`${name} is not UTF-8 text, or was cut off. Choose the ZeroTrustAssessmentReport.json or .html that an assessment wrote.`, { cause: error });
  }
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (endOfJsonValue(text, text.search(/\S/)) === null) {
      throw new ReportRefused(`${name} ends at character ${text.length}, in the middle of the data: it was cut off. Copy it again, or run the assessment again.`, { cause: error });
    }
    const position = error instanceof SyntaxError ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    const where = position === undefined ? '' : ` at character ${position}`;
    throw new ReportRefused(`${name} is not valid JSON${where}: it was damaged or edited by hand. Copy it again, or run the assessment again.`, { cause: error });
  }
}

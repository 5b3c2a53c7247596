import { endOfJsonValue } from './json-value.ts';
import { ReportRefused } from './report-refused.ts';

const assignment = /reportData\s*=\s*\{/g;

/**
 * Cuts the JSON of a report out of the page that shows it: the object assigned to `reportData` in the page's script.
 * @throws {ReportRefused} for another page, a page without data, and one that was cut off
 */
export function reportDataIn(html: string, fileName: string): string {
  let isTemplate = false;
  for (const match of html.matchAll(assignment)) {
    const start = match.index + match[0].length - 1;
    // The page's own code assigns a placeholder in JavaScript, with unquoted keys; data has quoted ones.
    if (!/^\{\s*"/.test(html.slice(start, start + 200))) {
      isTemplate = true;
      continue;
    }
    const end = endOfJsonValue(html, start);
    if (end === null) {
      throw new ReportRefused(`${fileName} ends at character ${html.length}, in the middle of the report's data: it was cut off. Copy it again, or run the assessment again.`);
    }
    if (isCutOff(html, end)) {
      throw new ReportRefused(`${fileName} ends at character ${html.length}, before the page is complete: it was cut off. Copy it again.`);
    }
    return html.slice(start, end);
  }
  throw new ReportRefused(isTemplate
    ? `${fileName} is the empty page that reports are made from, without data. Choose the ZeroTrustAssessmentReport.html that an assessment wrote.`
    : `${fileName} is a web page without report data. Choose the ZeroTrustAssessmentReport.html or .json that an assessment wrote.`);
}

/** A page that opens as a whole document also ends as one. */
function isCutOff(html: string, dataEnd: number): boolean {
  return /<html[\s>]/i.test(html.slice(0, 10_000)) && !/<\/html\s*>/i.test(html.slice(Math.max(dataEnd, html.length - 10_000)));
}

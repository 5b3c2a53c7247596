/** A file that cannot be imported. The message is for the person who chose it: what is wrong, and what to do. */
export class ReportRefused extends Error {
  override readonly name = 'ReportRefused';
}

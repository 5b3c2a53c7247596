/** A port that nobody listens on right now. */
export function freePort(): Promise<number>;
/** Whether somebody listens on a port of this machine, on any of its addresses. */
export function isTaken(port: number): Promise<boolean>;

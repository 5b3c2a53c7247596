import { createContext } from 'react';

/**
 * The host's own dialog to pick a member of the conversation. Gives the id of the person, null when nobody was picked.
 * @param picked id of the person who is chosen now
 */
export type PickPerson = (title: string, picked: string | null) => Promise<string | null>;

/** Null where the host has no such dialog, and outside of Teams. */
export const PickPersonContext = createContext<PickPerson | null>(null);

export interface StorageEmulatorOptions {
  /** Where the data is kept; null keeps it in memory only. */
  readonly folder: string | null;
  /** 0, or nothing, takes any free port. */
  readonly tablePort?: number;
  readonly queuePort?: number;
  /** Hears, in a sentence for people, that data cannot be saved just now; stderr when left out. Saving goes on being tried. */
  readonly onSaveFailed?: (error: Error) => void;
}

export interface StorageEmulator {
  readonly connectionString: string;
  /** Saves and stops. Rejects with a sentence when the data could not be saved. */
  close(): Promise<void>;
}

/**
 * Starts tables and queues of the storage emulator in this process, on loopback only. What is written is on disk after
 * about 0.3 s, so that a killed process loses no more than that.
 * @throws {Error} one sentence when the folder cannot be written, the disk is full, a data file is damaged, or a port is in use
 */
export function startStorageEmulator(options: StorageEmulatorOptions): Promise<StorageEmulator>;

/** What `agent service` needs of the machine. */
export interface ServiceDoors {
  readonly machine: () => Machine;
  /** The account that a folder belongs to; null when it can't be told. */
  readonly ownerOf: (folder: string) => Promise<string | null>;
  readonly hasAccount: (account: string) => Promise<boolean>;
  /** Addresses of each host as the DNS of this machine gives them now; none for a host that is not known. */
  readonly addresses: (hosts: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** Name servers of this machine. */
  readonly resolvers: () => readonly string[];
  /** Null when there is no such file. */
  readonly read: (file: string) => Promise<string | null>;
  /** Writes a file that everybody may read and root alone may change, with its folder; throws `UserError`. */
  readonly write: (file: string, text: string) => Promise<void>;
  readonly remove: (file: string) => Promise<void>;
  readonly exists: (file: string) => Promise<boolean>;
  /** Folders of the kind `agent@….service.d`: the practices that share the template beside them. */
  readonly siblings: (folder: string) => Promise<readonly string[]>;
  /** Runs a program of the system; null when it is not there. */
  readonly run: (program: string, words: readonly string[]) => Promise<Ran | null>;
}

export interface Machine {
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other';
  /** The runtime, its options, and the program. */
  readonly command: readonly [node: string, ...words: string[]];
  /** Whether systemd is the first program of this machine. */
  readonly hasSystemd: boolean;
}

export interface Ran {
  readonly code: number;
  /** What it printed and complained. */
  readonly said: string;
}

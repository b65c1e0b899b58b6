/** What a cloud is booted with. */
import type { Faults } from './faults.ts';
import type { MailQuota } from './ses/ses.ts';

export interface CloudOptions {
  /** The synthesized folder (cdk.out), or its promise: what needs no template is started meanwhile. */
  template: string | Promise<string>;
  /** Where state is kept; a new folder is a new cloud. */
  home: string;
  /** 0 or absent: any free port. */
  ports?: { http?: number; frontDoor?: number };
  /** Which stack, when the folder holds several. */
  stack?: string;
  /** Values for the template's parameters. */
  parameters?: Record<string, string>;
  /** Instant at which a cloud without a past begins; the present when absent. */
  startAt?: string;
  /** A DynamoDB endpoint to use in place of dynoxide. */
  dynamodb?: string;
  /** Most sandboxes of one function at the same time; four when absent. */
  sandboxes?: number;
  faults?: Faults;
  /** What the SES account may send, by the cloud’s clock; as much as it likes when absent. */
  mailQuota?: MailQuota;
  /** Told what the boot is doing. */
  onProgress?: (line: string) => void;
  /** Told what goes wrong behind the scenes; it stands in `functions.log` of the home folder, too. */
  onTrouble?: (line: string) => void;
}

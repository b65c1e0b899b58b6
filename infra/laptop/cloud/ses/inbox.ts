/** Every accepted mail stays in the inbox, whatever became of it; a mailbox can be marked as one that bounces. */
import type { DatabaseSync } from 'node:sqlite';
import { prepared } from '../store.ts';
import type { Message } from './mail-message.ts';
import { type Fate, type MailboxFate, simulated } from './mailbox-fates.ts';

export type { Fate, MailboxFate } from './mailbox-fates.ts';

export interface Mail extends Message {
  number: number;
  messageId: string;
  at: string;
  sender: string;
  recipients: string[];
  tags: Record<string, string[]>;
  fates: Record<string, Fate>;
}

export type NewMail = Omit<Mail, 'number'> & { raw: Buffer };

export class Inbox {
  private readonly database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  put({ messageId, at, sender, recipients, tags, fates, raw, ...message }: NewMail): void {
    prepared(
      this.database,
      'INSERT INTO mails (messageId, at, sender, recipients, tags, fate, parsed, raw) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      messageId,
      at,
      sender,
      JSON.stringify(recipients),
      JSON.stringify(tags),
      JSON.stringify(fates),
      JSON.stringify(message),
      raw,
    );
  }

  /** In the order of sending. @param after only mails with a higher number */
  list(after = 0): Mail[] {
    return prepared(
      this.database,
      'SELECT number, messageId, at, sender, recipients, tags, fate, parsed FROM mails WHERE number > ? ORDER BY number',
    )
      .all(after)
      .map(toMail);
  }

  read(number: number): (Mail & { raw: string }) | undefined {
    const row = prepared(this.database, 'SELECT * FROM mails WHERE number = ?').get(number);
    if (row === undefined) return undefined;
    return { ...toMail(row), raw: row.raw instanceof Uint8Array ? Buffer.from(row.raw).toString('utf8') : '' };
  }

  /** Mails to one address, in the order of sending. */
  to(address: string): Mail[] {
    return this.database
      .prepare(
        `SELECT number, messageId, at, sender, recipients, tags, fate, parsed FROM mails
          WHERE EXISTS (SELECT 1 FROM json_each(recipients) WHERE lower(value) = lower(?)) ORDER BY number`,
      )
      .all(address)
      .map(toMail);
  }

  /** Recipients to whom mail was accepted after that instant; those of the simulator count for the rate alone. */
  sentSince(instant: string, isCounted: (address: string) => boolean): number {
    const rows = prepared(this.database, 'SELECT recipients FROM mails WHERE at > ? ORDER BY number').all(instant);
    const all = rows.flatMap(({ recipients }) => JSON.parse(String(recipients)) as string[]);
    return all.filter(isCounted).length;
  }

  setMailbox(address: string, fate: MailboxFate): void {
    prepared(
      this.database,
      'INSERT INTO mailboxes VALUES (?, ?) ON CONFLICT (address) DO UPDATE SET fate = excluded.fate',
    ).run(address.toLowerCase(), fate);
  }

  /** A mark on the address wins; otherwise its address does, where it is one of the simulator. */
  fateOf(address: string): MailboxFate {
    const marked = prepared(this.database, 'SELECT fate FROM mailboxes WHERE address = ?').get(address.toLowerCase());
    if (marked !== undefined) return String(marked.fate) as MailboxFate;
    return simulated(address);
  }
}

function toMail(row: Record<string, unknown>): Mail {
  const read = (column: string): unknown => JSON.parse(String(row[column]));
  return {
    number: Number(row.number),
    messageId: String(row.messageId),
    at: String(row.at),
    sender: String(row.sender),
    recipients: read('recipients') as string[],
    tags: read('tags') as Record<string, string[]>,
    fates: read('fate') as Record<string, Fate>,
    ...(read('parsed') as Message),
  };
}

/** Whoever has asked for a mail goes on as soon as it is there, whatever else is under way. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cloud } from '../cloud/cloud.ts';

export type Arrived = (pattern: RegExp) => Promise<void>;

/**
 * For one mailbox: resolves when a mail has come whose text matches, later than the last one that was waited for; or when the cloud is
 * at rest, so that none is on its way.
 */
export function arrivals(cloud: Pick<Cloud, 'inbox' | 'busy' | 'quiet'>, mailbox: string): Arrived {
  const reads = (recipient: string) => recipient.toLowerCase() === mailbox.toLowerCase();
  let seen = cloud.inbox.list().at(-1)?.number ?? 0;
  return async (pattern) => {
    let looked = seen;
    const found = () => {
      const news = cloud.inbox.list(looked);
      looked = news.at(-1)?.number ?? looked;
      return news.findLast((mail) => mail.recipients.some(reads) && pattern.test(mail.text));
    };
    let mail = found();
    for (let rest = false; mail === undefined && !rest; mail = found()) {
      if (cloud.busy().length > 0) await sleep(2);
      else rest = await cloud.quiet().then(() => true);
    }
    seen = mail?.number ?? seen;
  };
}

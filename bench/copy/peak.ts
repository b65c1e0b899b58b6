/** The most memory that this program had. `maxRSS` may be the parent's: Linux hands it on to a child, and a new program does not reset it. */
import { readFileSync } from 'node:fs';

export function peakKilobytes(): number {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return peak === undefined ? process.resourceUsage().maxRSS : Number(peak);
}

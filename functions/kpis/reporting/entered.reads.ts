/** Who entered the figures that stand, and the words beside them: from the stream of their party, where bodies may have been removed by law. */
import type { Speaker } from '../../disputes/domain/speaker.schema.ts';
import { reportsIdOf } from '../../shared/ids.ts';
import type { Instant } from '../../shared/kernel.ts';
import { history } from '../../shared/ledger/history.ts';
import type { ValuesEvent } from '../domain/report.events.ts';

export interface Entered {
  at: Instant;
  by?: Speaker | undefined;
  words?: ValuesEvent['body']['cells'][number] | undefined;
}

/** By `<kpi> <period>`, the last entry of each cell. */
export type AllEntered = ReadonlyMap<string, Entered>;
export const enteredName = (kpi: string, period: string): string => `${kpi} ${period}`;

export async function readEntered(agreement: string, party: string): Promise<AllEntered> {
  const { events, bodies } = await history(reportsIdOf(agreement, party));
  const entered = new Map<string, Entered>();
  for (const { seq, at, data } of events) {
    // Some events bring no figures.
    const { cells = [] } = data as Partial<ValuesEvent['data']>;
    const body = bodies.get(seq)?.body as ValuesEvent['body'] | undefined;
    for (const [index, { kpi, period }] of cells.entries())
      entered.set(enteredName(kpi, period), { at, by: body?.by, words: body?.cells[index] });
  }
  return entered;
}

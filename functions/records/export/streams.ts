/** The streams that an executed copy witnesses: one place gathers them, and a stream that does not verify is never sealed over. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { ChainedEvent, SaltedBody } from '../../shared/ledger/chain.ts';
import { soundHistory } from '../../shared/ledger/whole-history.ts';
import { streamIdsOf } from './stream-ids.ts';

export interface Witnessed {
  stream: string;
  events: ChainedEvent[];
  bodies: Map<number, SaltedBody>;
  tip: string;
}

/** An event of any stream with its words, if they still stand. */
export interface Told {
  type: string;
  at: string;
  data: Record<string, unknown>;
  body: Record<string, unknown> | undefined;
}

async function witnessed(stream: string): Promise<Witnessed> {
  const { events, bodies, report } = await soundHistory(stream);
  return { stream, events, bodies, tip: report.tip };
}

/** The agreement's own stream first, then its rounds', then its parties'; those that have begun. */
export const streamsOf = async (agreement: Agreement): Promise<Witnessed[]> =>
  (await Promise.all((await streamIdsOf(agreement)).map(witnessed))).filter(({ events }) => events.length > 0);

/** Every event of a type, stream by stream in their order. */
export const told = (streams: readonly Witnessed[], type: string): Told[] =>
  streams.flatMap(({ events, bodies }) =>
    events
      .filter((event) => event.type === type)
      .map(({ at, data, seq }) => ({
        type,
        at,
        data: data as Told['data'],
        body: bodies.get(seq)?.body as Told['body'],
      })),
  );

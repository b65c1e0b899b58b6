/** GET and POST /rounds/{round}/take-back: an agency head takes a signature back, until the last one signs. */
import { takeBack } from '../domain/decline.rules.ts';
import { mayTakeBack } from '../domain/signature.rules.ts';
import { takeBackPage } from '../pages/take-back.pages.tsx';
import { roundStream } from '../round.stream.ts';
import { askingNo, sayingNo } from './decline-form.ts';

const takingBack: Parameters<typeof sayingNo>[0] = {
  act: 'take-back',
  page: takeBackPage,
  may: mayTakeBack,
  rule: takeBack,
  changes: ({ roundTip }, events) => ({ changes: [roundStream.change(roundTip, events)], result: undefined }),
};

export const askToTakeBack = askingNo(takingBack);
export const takeBackSignature = sayingNo(takingBack);

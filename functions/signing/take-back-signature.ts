/** GET and POST /rounds/{round}/take-back: an agency head takes a signature back, until the last one signs. */
import { takeBack } from './no.rules.ts';
import { roundStream } from './round.stream.ts';
import { askingNo, sayingNo } from './say-no.ts';
import { mayTakeBack } from './signature.rules.ts';
import { takeBackPage } from './take-back.pages.tsx';

const takingBack: Parameters<typeof sayingNo>[0] = {
  act: 'take-back',
  page: takeBackPage,
  may: mayTakeBack,
  rule: takeBack,
  changes: ({ roundTip }, events) => ({ changes: [roundStream.change(roundTip, events)], result: undefined }),
};

export const askToTakeBack = askingNo(takingBack);
export const takeBackSignature = sayingNo(takingBack);

/** GET and POST /rounds/{round}/decline: an agency head declines with a reason, told beforehand who will read it. */
import { giveBack } from '../agreements/agreement.rules.ts';
import { agreementStream } from '../agreements/agreement.stream.ts';
import { outcomeOf } from '../shared/carry-out.ts';
import { declinePage } from './decline.pages.tsx';
import { decline } from './no.rules.ts';
import { roundStream } from './round.stream.ts';
import { askingNo, sayingNo } from './say-no.ts';
import { mayAct } from './signature.rules.ts';

const declining: Parameters<typeof sayingNo>[0] = {
  act: 'decline',
  page: declinePage,
  may: mayAct,
  rule: decline,
  changes: ({ roundTip, agreementsTip, agreement }, events) =>
    outcomeOf(giveBack(agreement, 'declined'), (returned) => ({
      changes: [roundStream.change(roundTip, events), agreementStream.change(agreementsTip, returned)],
      result: undefined,
    })),
};

export const askToDecline = askingNo(declining);
export const declineSignature = sayingNo(declining);

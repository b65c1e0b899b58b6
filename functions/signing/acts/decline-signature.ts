/** GET and POST /rounds/{round}/decline: an agency head declines with a reason, told beforehand who will read it. */

import { agreementStream } from '../../agreements/agreement.stream.ts';
import { giveBack } from '../../agreements/domain/agreement.rules.ts';
import { outcomeOf } from '../../shared/carry-out.ts';
import { decline } from '../domain/decline.rules.ts';
import { mayAct } from '../domain/signature.rules.ts';
import { declinePage } from '../pages/decline.pages.tsx';
import { roundStream } from '../round.stream.ts';
import { askingNo, sayingNo } from './decline-form.ts';

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

/** The routes of identity on one screen: people sign in by an emailed link, see their sessions and end them. */

import { front } from '../shared/front.ts';
import { identity } from './capability.ts';
import { askForLink, lookForLink } from './find.ts';
import { endSession, listSessions, signOut } from './sessions.ts';
import { askToSignIn, lookAtSignIn } from './sign-in.ts';
import { lookAtLink, useLink } from './use-sign-in.ts';

export const handler = front(identity, 'identity-http', {
  lookAtSignIn,
  askToSignIn,
  lookAtLink,
  useLink,
  lookForLink,
  askForLink,
  listSessions,
  endSession,
  signOut,
});

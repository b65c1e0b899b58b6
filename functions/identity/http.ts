/** The routes of identity on one screen: people sign in by an emailed link, see their sessions and end them. */

import { front } from '../shared/http/front.ts';
import { askForLink, lookForLink } from './acts/find.ts';
import { endSession, listSessions, signOut } from './acts/sessions.ts';
import { askToSignIn, lookAtSignIn } from './acts/sign-in.ts';
import { lookAtLink, useLink } from './acts/use-sign-in.ts';
import { identity } from './capability.ts';

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

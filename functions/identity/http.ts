/** The routes of identity on one screen: people sign in by an emailed link, see their sessions and end them. */
import { front } from '../shared/front.ts';
import { askForLink, lookForLink } from './find.ts';
import { endSession, listSessions, signOut } from './sessions.ts';
import { askToSignIn, lookAtSignIn } from './sign-in.ts';
import { lookAtLink, useLink } from './use-sign-in.ts';

export const handler = front([
  { method: 'GET', path: '/sign-in', handler: lookAtSignIn },
  { method: 'POST', path: '/sign-in', handler: askToSignIn },
  { method: 'GET', path: '/sign-in/{token}', handler: lookAtLink },
  { method: 'POST', path: '/sign-in/{token}', handler: useLink },
  { method: 'GET', path: '/find', handler: lookForLink },
  { method: 'POST', path: '/find', handler: askForLink },
  { method: 'GET', path: '/sessions', handler: listSessions },
  { method: 'POST', path: '/sessions/{session}/end', handler: endSession },
  { method: 'POST', path: '/sign-out', handler: signOut },
]);

/** The routes of a person's home on one screen: what waits, and each agreement as a whole. */

import { front } from '../shared/http/front.ts';
import { sendLink } from './acts/send-link.ts';
import { home } from './capability.ts';
import { lookAtLife, readLifeFile } from './life/pages/read-life.ts';
import {
  lookAtAgreement,
  lookAtCopy,
  lookAtPeople,
  lookAtRecord,
  lookAtText,
  lookAtVersion,
} from './pages/read-agreement.ts';
import { readHome } from './pages/read-home.ts';
import { lookAtRegister, lookAtRegisterFile } from './register/pages/read-register.ts';

export const handler = front(home, 'home-http', {
  readHome,
  sendLink,
  lookAtRegister,
  lookAtRegisterFile,
  lookAtAgreement,
  lookAtText,
  lookAtVersion,
  lookAtPeople,
  lookAtRecord,
  lookAtLife,
  readLifeFile,
  lookAtCopy,
});

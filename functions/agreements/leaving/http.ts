/** The routes of withdrawal on one screen: everyone of an MOU looks; an office that signs for a party gives notice, and takes it back. */
import { front } from '../../shared/http/front.ts';
import { agreements } from '../capability.ts';
import { retractWithdrawal, withdrawParty } from './acts/withdraw.ts';
import { lookAtWithdrawal } from './pages/read-withdrawal.ts';

export const handler = front(agreements, 'withdrawals-http', { lookAtWithdrawal, withdrawParty, retractWithdrawal });

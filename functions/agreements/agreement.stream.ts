/** An MOU: its versions, how it was signed or ended, and its term. */
import { defineStream } from '../shared/stream.ts';
import { agreementEffect } from './domain/agreement.effects.ts';
import { evolveAgreement } from './domain/agreement.rules.ts';

export const agreementStream = defineStream({ prefix: 'mou_', evolve: evolveAgreement, effects: agreementEffect });

/** The routes of signatures made outside on one screen; the only part of signing that takes files. */
import { front } from '../../shared/front.ts';
import { multipart } from '../../shared/multipart.ts';
import { confirmSignature, refuseSignature } from './answer-signature.ts';
import { offerSignature } from './offer-signature.ts';
import { readOutside, readOutsidePdf, readSheet } from './read-outside.ts';

export const handler = front(
  [
    { method: 'GET', path: '/agreements/{agreement}/parties/{party}/outside', handler: readOutside },
    { method: 'POST', path: '/agreements/{agreement}/parties/{party}/outside', handler: offerSignature },
    { method: 'GET', path: '/agreements/{agreement}/parties/{party}/outside/sheet', handler: readSheet },
    { method: 'GET', path: '/agreements/{agreement}/parties/{party}/outside/pdf', handler: readOutsidePdf },
    { method: 'POST', path: '/agreements/{agreement}/parties/{party}/outside/confirmation', handler: confirmSignature },
    { method: 'POST', path: '/agreements/{agreement}/parties/{party}/outside/refusal', handler: refuseSignature },
  ],
  [multipart],
);

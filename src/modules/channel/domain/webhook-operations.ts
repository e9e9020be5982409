import {
  deliveriesAnswer,
  deliveryParams,
  nothing,
  sentAnswer,
  webhookAnswer,
  webhookBody,
  webhookClosedAnswer,
  webhookParams,
  webhooksAnswer,
} from '../schema';
import { operation } from './operation';

const webhookId = '3f1c2a52-6f0b-4c57-9a43-0f6f0d3f7c11';
const deliveryId = '8a9e7b1d-20d4-4f43-8c0a-6f0a6d2b9e55';
const one = {
  ...{ webhookId, url: 'https://gateway.example-bank.com/xyd/events' },
  events: ['application.submitted' as const, 'offer.accepted' as const],
  createdAt: '2026-12-01T02:00:00.000Z',
};
const { createdAt: _createdAt, webhookId: _webhookId, ...body } = one;
const scope = 'webhook:manage';

export const WEBHOOK_OPERATIONS = {
  listWebhooks: operation({
    ...{ method: 'GET', path: '/webhooks', scope, status: 200 },
    summary: '本行的回调地址',
    ...{ params: nothing, query: nothing, body: nothing, answer: webhooksAnswer },
    example: { params: {}, query: {}, body: {}, answer: { items: [one] } },
  }),
  createWebhook: operation({
    ...{ method: 'POST', path: '/webhooks', scope, status: 201 },
    summary: '登记回调地址（公网 https），得到验签密钥',
    ...{ params: nothing, query: nothing, body: webhookBody, answer: webhookAnswer },
    example: {
      ...{ params: {}, query: {}, body },
      answer: { ...one, secret: 'whs_ThisIsWhatASecretLooksLike_43_characters' },
    },
  }),
  closeWebhook: operation({
    ...{ method: 'DELETE', path: '/webhooks/{webhookId}', scope, status: 200 },
    summary: '停用回调地址；还没送出的不再送',
    ...{ params: webhookParams, query: nothing, body: nothing, answer: webhookClosedAnswer },
    example: { params: { webhookId }, query: {}, body: {}, answer: { webhookId, closed: true } },
  }),
  pingWebhook: operation({
    ...{ method: 'POST', path: '/webhooks/{webhookId}/ping', scope, status: 201 },
    summary: '送一次 ping，试试通不通、验签对不对',
    ...{ params: webhookParams, query: nothing, body: nothing, answer: sentAnswer },
    example: { params: { webhookId }, query: {}, body: {}, answer: { deliveryId, state: 'waiting' } },
  }),
  listDeliveries: operation({
    ...{ method: 'GET', path: '/webhooks/{webhookId}/deliveries', scope, status: 200 },
    summary: '最近 200 次通知和它们送到没有',
    ...{ params: webhookParams, query: nothing, body: nothing, answer: deliveriesAnswer },
    example: {
      ...{ params: { webhookId }, query: {}, body: {} },
      answer: {
        items: [
          {
            ...{ deliveryId, eventId: '41', type: 'offer.accepted', state: 'waiting', attempts: 3 },
            ...{ nextAt: '2026-12-01T02:04:00.000Z', lastStatus: 503, lastError: null, deliveredAt: null },
          },
        ],
      },
    },
  }),
  redeliver: operation({
    ...{ method: 'POST', path: '/deliveries/{deliveryId}/redelivery', scope, status: 201 },
    summary: '再送一次，不论送到过没有',
    ...{ params: deliveryParams, query: nothing, body: nothing, answer: sentAnswer },
    example: { params: { deliveryId }, query: {}, body: {}, answer: { deliveryId, state: 'waiting' } },
  }),
};

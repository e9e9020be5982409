import {
  editionParams,
  listAnswer,
  listQuery,
  listsAnswer,
  membersQuery,
  nothing,
  receiptAnswer,
  receiptBody,
} from '../schema';
import { operation } from './operation';
import { SANDBOX_LIST } from './sandbox-objects';

const { items, next: _next, sha256: _sha256, ...edition } = SANDBOX_LIST;
const params = { editionId: edition.editionId };

export const LIST_OPERATIONS = {
  listEditions: operation({
    ...{ method: 'GET', path: '/lists', scope: 'list:read', status: 200 },
    summary: '本行名单已发布的各期，新的在前',
    ...{ params: nothing, query: listQuery, body: nothing, answer: listsAnswer },
    example: {
      ...{ params: {}, query: { limit: 100 }, body: {} },
      answer: { items: [{ ...edition, receivedAt: null }], next: null },
    },
  }),
  readEdition: operation({
    ...{ method: 'GET', path: '/lists/{editionId}', scope: 'list:read', status: 200 },
    summary: '一期名单，按名次一页一页取；没有授权本行的企业用代号',
    ...{ params: editionParams, query: membersQuery, body: nothing, answer: listAnswer },
    example: { params, query: { limit: 500 }, body: {}, answer: { ...SANDBOX_LIST, items } },
  }),
  acknowledgeEdition: operation({
    ...{ method: 'POST', path: '/lists/{editionId}/receipt', scope: 'list:read', status: 201 },
    summary: '名单回执：本行已收全这一期，并报收到的家数',
    ...{ params: editionParams, query: nothing, body: receiptBody, answer: receiptAnswer },
    example: {
      ...{ params, query: {}, body: { members: edition.members } },
      answer: { ...params, members: edition.members, receivedAt: '2026-12-01T02:00:00.000Z' },
    },
  }),
};

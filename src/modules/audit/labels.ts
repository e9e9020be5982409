import type { Fault, LateRow } from './domain/verify-chain';

/** What was done, in words; an action not listed here is shown by its name. */
const ACTIONS: Readonly<Record<string, string>> = {
  'accept-application': '受理申请',
  'acknowledge-list': '名单回执',
  'answer-application': '补充材料',
  'answer-review': '答复评分复核',
  'apply-redress': '办结异议或修复',
  'approve-application': '批准申请',
  'ask-application': '要求补充材料',
  'assign-application': '分派申请',
  'back-up': '备份',
  'begin-rebuild': '开始重建',
  'begin-second-factor': '开始设置两步验证',
  'build-snapshot': '生成指标快照',
  'build-whitelist': '生成白名单',
  'change-password': '修改密码',
  'claim-enterprise': '认领企业账号',
  'close-staff-account': '停用经办人账号',
  'close-webhook': '停用回调地址',
  'confirm-second-factor': '启用两步验证',
  'create-bank-client': '新建接口客户端',
  'create-screening-draft': '新建筛选草稿',
  'create-user': '建立账号',
  'create-webhook': '登记回调地址',
  'decide-model': '决定模型启用申请',
  'decline-invitation': '谢绝授权邀请',
  'decline-offer-application': '谢绝报价',
  'default-application': '违约',
  'delete-screening-draft': '删除筛选草稿',
  'deliver-webhook': '送到一次通知',
  'disable-bank-client': '停用接口客户端',
  'disable-user': '停用账号',
  'dismiss-quarantine': '问题数据不再处理',
  'draw-application': '放款',
  'drop-screening-tables': '删除筛选表',
  'enable-user': '恢复账号',
  'end-sessions': '结束会话',
  'expire-offer-application': '报价到期',
  'export-audit': '导出审计记录',
  'fail-webhook': '一次通知没有送到',
  'fall-30-application': '逾期 30 天',
  'fall-60-application': '逾期 60 天',
  'fall-90-application': '逾期 90 天',
  'forget-bank-requests': '清理过期的接口答复',
  'grant-consent': '授权',
  'ingest-file': '数据入库',
  'invite-staff': '邀请经办人',
  'issue-bank-token': '发出访问令牌',
  'issue-claim-code': '发认领码',
  'join-as-staff': '经办人开通账号',
  'keep-document': '保存申请材料',
  'link-subject': '关联统一登录',
  'load-screening-table': '装载筛选表',
  'load-targets': '载入融资目标',
  'make-credit-report': '出具信用报告',
  'match-all': '全量匹配',
  'notify-owners': '送出消息通知',
  'open-redress-case': '提交异议或修复',
  'ping-webhook': '试通回调地址',
  'propose-model': '申请启用模型',
  'publish-product-version': '发布产品版本',
  'publish-whitelist': '发布白名单',
  'read-audit': '查看审计记录',
  'read-audit-event': '查看一条审计记录',
  'read-credit-report': '查看信用报告',
  'read-messages': '阅读消息',
  rebuild: '重建',
  'rebuild-batch': '重建批次',
  'rebuild-decisions': '重建模型决定',
  'rebuild-intake': '重建入库',
  'rebuild-list': '重建白名单',
  'record-data-read': '读取企业数据',
  'recover-application': '逾期还清',
  'redeliver-webhook': '再送一次通知',
  'redress-accept': '受理异议或修复',
  'redress-forward': '转交认定机关',
  'redress-grant': '同意异议或修复',
  'redress-refuse': '驳回异议或修复',
  'redress-withdraw': '撤回异议或修复',
  'refuse-call': '拒绝越权操作',
  'refuse-foreign-read': '拒绝跨主体读取',
  'reject-application': '拒绝申请',
  'renew-application': '续贷',
  'renew-recovery-codes': '更换恢复码',
  'repay-application': '还款',
  'report-application': '报告逾期',
  'report-target': '填报目标完成数',
  'request-review': '申请评分复核',
  'reset-password': '重置密码',
  'reset-second-factor': '重置两步验证',
  restore: '恢复备份',
  'return-whitelist': '退回白名单',
  'review-application': '审查申请',
  'revoke-consent': '撤销授权',
  'rotate-bank-client': '换接口密钥',
  'rotate-keys': '轮换数据密钥',
  'run-directed': '定向撮合',
  'save-banks': '保存银行',
  'save-lpr': '保存 LPR',
  'save-need': '提交融资需求',
  'save-product-version': '保存产品版本',
  'save-rule-set': '保存规则',
  'save-screening-draft': '保存筛选草稿',
  'score-snapshot': '评分',
  'see-invitations': '看到授权邀请',
  'seed-demo-enterprises': '建立演示企业账号',
  'send-feedback': '报送还款信息',
  'send-invitations': '发出授权邀请',
  'send-webhook': '开始送一次通知',
  'settle-application': '结清',
  'sign-application': '签约',
  'spread-bank-events': '分发事件通知',
  'start-application': '填写贷款申请',
  'stop-invitations': '叫停授权邀请',
  'submit-application': '提交贷款申请',
  'take-code': '输入验证码',
  'take-offer-application': '接受报价',
  'try-sandbox': '沙箱试用',
  'verify-audit': '校验审计链',
  'withdraw-application': '撤回申请',
  'withdraw-staff-invitation': '撤回经办人邀请',
};

export function actionWords(action: string): string {
  return ACTIONS[action] ?? action;
}

/** What is wrong, and what to do. */
export function faultWords(fault: Fault): string {
  switch (fault.kind) {
    case 'row-edited':
      return `第 ${fault.seq} 条（编号 ${fault.id}）的内容被改过：与入链时的哈希不符。请用备份中的同一条核对。`;
    case 'link-broken':
      return `第 ${fault.seq} 条（编号 ${fault.id}）接不上前一条：这里有记录被插入、删除或调换。请用备份核对这两条。`;
    case 'rows-missing':
      return fault.seq === fault.to
        ? `第 ${fault.seq} 条不见了。请从备份中找出这一条。`
        : `第 ${fault.seq} 至 ${fault.to} 条不见了。请从备份中找出这些记录。`;
    case 'row-out-of-order':
      return `链序 ${fault.seq}（编号 ${fault.id}）重复或次序颠倒：有记录被插入或调换。`;
    case 'cut-short':
      return `链只到第 ${fault.seq} 条，曾经到过第 ${fault.to} 条：末尾的记录被删除。请从备份中找回；若刚恢复过较早的备份，这就是备份之后丢失的部分。`;
    case 'head-differs':
      return `链头与第 ${fault.seq} 条不符，或链头不见了：audit_head 被改过，或末尾有记录被换过。`;
    case 'not-as-signed':
      return `第 ${fault.seq} 条的哈希与检查点（第 ${fault.line} 行）签名时不同：这一条或更早的记录被改后整链重算过。上一个相符的检查点之后都不可信，请用备份核对。`;
    case 'checkpoint-malformed':
      return `检查点文件第 ${fault.line} 行不是检查点：文件被改过或损坏。请换用另存的副本（--checkpoints）。`;
    case 'checkpoint-forged':
      return `检查点文件第 ${fault.line} 行（第 ${fault.seq} 条）签名不对：被伪造或改过。请换用另存的副本（--checkpoints）。`;
    case 'checkpoint-key-unknown':
      return `检查点文件第 ${fault.line} 行由不认识的密钥 ${fault.keyId} 签名：换过密钥时，请用 --public-key 给出新旧公钥；没有换过，就是伪造。`;
    case 'checkpoint-out-of-order':
      return `检查点文件第 ${fault.line} 行（第 ${fault.seq} 条）接不上前一行：有检查点被删除、插入或调换。请换用另存的副本（--checkpoints）。`;
    case 'checkpoints-cut-short':
      return `检查点文件只到第 ${fault.seq} 条，数据库记着写到过第 ${fault.to} 条：末尾的检查点被删除。请换用另存的副本（--checkpoints）。`;
    case 'row-unchained':
      return `编号 ${fault.id} 没有入链，且补链不成。请看日志中的原因，再运行一次 xyd audit verify。`;
  }
}

export function lateWords({ seq, id, at }: LateRow): string {
  return `第 ${seq} 条（编号 ${id}）写的时间是 ${at}（UTC），却在其后签名的检查点之后才入链：可能是当时没有入链，也可能是事后补写的，请核对。`;
}

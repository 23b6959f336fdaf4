// Every word of the public's pages; they are read in Chinese.
export const words = {
  title: '专家坐诊时间表',
  lead: '上级医院专家来县里坐诊的时间、地点和预约。无需注册。',
  county: '县（市、区）',
  everywhere: '全部',
  large: '大字',
  calendar: '订阅到手机日历',
  help: '帮助',
  unreachable: '网络不通，请稍后再试。',
  again: '重试',
  empty: '近两个月没有公布的坐诊。新的安排公布后会显示在这里。',
  weekdays: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  stopped: (why: string): string => `停诊${why ? `：${why}` : ''}。已预约的患者请凭预约号查询改约结果，医院也会电话告知。`,
  soon: '已公布，尚未放号。',
  book: (n: number): string => `预约（余 ${n} 个号）`,
  full: '号已约满。',
  ticket: (n: number): string => `为您留了第 ${n} 号，请在 10 分钟内填完。`,
  codeShown: '一次性验证码',
  codeTyped: '请输入上面的 6 位验证码',
  name: '就诊人姓名',
  phone: '联系电话（停诊时告知）',
  residence: '从哪里来（可不填）',
  privacy: '姓名和电话加密保存，只有坐诊医院可以查看，每次查看都有记录。',
  confirm: '确认预约',
  back: '返回时间表',
  done: '预约成功',
  receipt: '预约号（请记下或截屏）',
  bring: '就诊时报预约号或姓名电话即可。',
  find: '查询、退号',
  receiptTyped: '12 位预约号',
  look: '查询',
  giveBack: '退号',
  states: { held: '待确认', booked: '已预约', checked_in: '已到院', attended: '已就诊', missed: '未到', cancelled: '已退号' } as Record<string, string>,
  moved: '原坐诊停诊，已为您改约到下面这一次：',
  lost: '该次坐诊已停诊，没有可以改约的号，请另约。',
  number: (n: number): string => `第 ${n} 号`,
}
/** What the server refuses, in words for patients. */
export function refusal(status: number, field: string): string {
  if (status === 404) return '没有找到，请核对号码。'
  if (field === 'code') return '验证码不对，请重新输入。'
  if (field === 'phone') return '电话号码不对，请检查。'
  if (field === 'name') return '姓名不对，请检查。'
  if (status === 429) return '操作太频繁，请稍等几秒。'
  if (status === 409) return '号已约满、保留时间已过，或者这个电话已经约过这一次。'
  return '没有成功，请稍后再试。'
}

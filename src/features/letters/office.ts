/** 官職名・機関名の形: how an organization begins, how an office ends, the class words of addressees. Shapes, not a list of bodies. */

/** Stem and ending of the 47, for 神奈川・愛知各県知事 and for heads of offices. */
export const prefectures: Readonly<Record<string, string>> = {
  北海道: '',
  東京: '都',
  京都: '府',
  大阪: '府',
  ...Object.fromEntries(
    '青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 神奈川 新潟 富山 石川 福井 山梨 長野 岐阜 静岡 愛知 三重 滋賀 兵庫 奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄'
      .split(' ')
      .map((stem) => [stem, '県']),
  ),
}
const prefecture = Object.entries(prefectures)
  .map(([stem, ending]) => stem + ending)
  .join('|')

export function isBarePrefecture(words: string): boolean {
  return barePrefecture.test(words)
}
const barePrefecture = new RegExp(`^(?:${prefecture})$`)

const ministers =
  '(?:内閣総理|総務|法務|外務|財務|文部科学|厚生労働|農林水産|経済産業|国土交通|環境|防衛|厚生|文部|労働|自治|通商産業|運輸|建設|農林|大蔵|郵政|内務)(?:大臣|(?:事務)?次官)|内閣府特命担当大臣'
const ministry =
  '(?:厚生労働|文部科学|経済産業|国土交通|農林水産|環境|総務|法務|外務|財務|防衛|厚生|文部|自治|労働|通商産業|運輸|建設|農林|大蔵|郵政|内務)省|内閣(?:官房|府)|(?:こども家庭|消費者|デジタル|警察|消防|文化|スポーツ|林野|水産|資源エネルギー|中小企業|特許|気象|海上保安|国税|金融|復興|観光|環境|科学技術|社会保険|防衛|総務|経済企画|国土|出入国在留管理|原子力規制|公安調査|医療)庁|(?:個人情報保護|公正取引|原子力規制|国家公安|公害等調整|運輸安全|人事)(?:委員会|院)|人事院|会計検査院'
const corporate =
  '(?:(?:公益|一般|特例)?(?:社団|財団)法人|(?:社会福祉|学校|医療|宗教|国立大学|公立大学|特定非営利活動|地方独立行政|独立行政|国立研究開発|認可|特殊)法人|\\((?:公社|一社|公財|一財|社|財|社福|独|地独|国研|医|学)\\)|株式会社|\\(株\\)|日本赤十字社)'
const local = `(?:${prefecture})|[\\p{sc=Han}ヶケァ-ヶー]{1,6}?(?:市|区|町|村)(?=[長役教保福健医環総企財市危消障高子こ介生地議選監農建水病産文学衛感防病$])`
const association =
  '(?:日本|全国|全日本|[\\p{sc=Han}ヶケ]{2,6}[都道府県市郡])[\\p{sc=Han}ァ-ヶー・]{1,20}?(?:会|協会|連盟|機構|連合会|協議会|センター)|東京消防庁|警視庁|地方厚生|関東信越厚生局|東海北陸厚生局|(?:北海道|東北|近畿|中国四国|九州)厚生局|四国厚生支局|国立[\\p{sc=Han}]{2}'

/** How the name of an organization begins. */
export const organizationHead = new RegExp(`^(?:${ministry}|${ministers}|${corporate}|${local}|${association})`, 'u')
export const associationHead = new RegExp(`^(?:${association})`, 'u')
export const corporateHead = new RegExp(`^${corporate}`, 'u')
const headAnywhere = new RegExp(`(?:${ministry}|${corporate}|(?:${prefecture}))`, 'gu')

/** Offices and units that end an issuer or an addressee; what stands in brackets behind them belongs to them. */
const chief =
  '(?:局長|部長|課長|室長|所長|会長|院長|校長|園長|館長|学長|総長|署長|次長|課長補佐|課長代理|局長代理|事務局長|支部長|本部長|センター長|管理者|理事長|理事|代表理事|専務理事|常務理事|事務局|知事|副知事|市長|区長|町長|村長|長官|大臣|次官|事務次官|統括官|審議官|参事官|技監|教育長|監|官|主幹|参事|担当者?|長|代表|(?:代表)?取締役(?:社長)?|社長|総裁|会頭|頭取|議長|委員長|主管者?|施設長|管理責任者|開設者|関係者|者)'
const unit =
  '(?:(?:部|局|課|室|係|班|グループ|チーム|センター|支局|支所|本部|事務局|事務所|保健所|試験場|研究所|委員会|協会|連盟|機構|連合会|協議会|会|法人|病院|診療所|学校|大学|大学校|施設|薬局|団体|機関|支部|組合|社|院|所|府|省|庁|都|道|県|市|区|町|村|課内|担当課)|部\\(局\\)|部局)'
const trailer = '(?:\\([^()]{1,20}\\))?'
export const officeEnd = new RegExp(`(?:${chief}|${unit}|の長)${trailer}$`, 'u')
export const chiefEnd = new RegExp(`${chief}${trailer}$`, 'u')

/** Classes of bodies, whole words of an addressee. */
export const classWord =
  '(?:都道府[県縣]|都府県|政令指定都市|指定都市|政令市|中核市|特例市|保健所設置市|保健所を設置する市|保健所政令市|児童相談所設置市|[\\p{sc=Han}]{2,7}法政令市|特別区|市区町村|市町村|区市町村|地方厚生\\(支\\)局|地方厚生局|地方厚生支局|都道府県労働局|検疫所|関係団体|関係機関|関係省庁|府省庁|医療機関|国公私立大学|政令で定める市)'
export const classHead = new RegExp(`^各?${classWord}`, 'u')
export const bareClass = new RegExp(`^各?${classWord}$`, 'u')

export const honorific = '(?:殿|様|御中|宛て?|あて|行)'
export const honorificEnd = new RegExp(`(?:${honorific}[〕\\]})】」]*|各位)$`, 'u')

/** Where further organizations begin inside a stretch, for text that lost its line breaks. */
export function headsWithin(text: string): number[] {
  return [...text.matchAll(headAnywhere)].map(({ index }) => index)
}

/** Names of national offices that hold ・, which extraction loses (社会 援護局). */
const dotted = [
  '社会・援護局',
  '医薬・生活衛生局',
  '健康・生活衛生局',
  '雇用均等・児童家庭局',
  'スポーツ・青少年局',
  '精神・障害保健課',
  '監視指導・麻薬対策課',
  '医薬産業振興・医療情報企画課',
  '認知症施策・地域介護推進課',
  '生活衛生・食品安全部',
  '雇用環境・均等局',
  '疾病対策・感染症部',
  '労働・雇用部',
  '給与・勤務課',
  '総務・企画課',
]

/** Puts back a lost ・ where the name is known to hold one. */
export function withDots(name: string): string {
  return dotted.reduce((text, whole) => text.replaceAll(whole.replaceAll('・', ''), whole), name)
}

/** Words that begin with a capital and name nobody, and forenames that open a sentence like any other word. */

const words = (text: string): string[] => text.trim().split(/\s+/)

export const ordinaryCapitals: ReadonlySet<string> = new Set(
  words(`i i'm i've i'd i'll
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter ramadan eid diwali
    assetplus asset plus mappa yot yos yjs aim signs of safety youth justice board service offending team
    referral order detention training rehabilitation caution conditional community resolution reparation
    children's children child social care services local authority crown court magistrates police probation
    section edge duke edinburgh lead inspector assessor quality case manager worker officer duty desk head panel
    council community family mental health education nhs marac prison custody parole internet plumbline
    english welsh scottish irish british european african caribbean asian indian pakistani bangladeshi polish
    romanian roma gypsy traveller somali kurdish albanian arabic urdu punjabi french spanish
    muslim christian jewish sikh hindu islam england wales scotland ireland britain uk
    instagram snapchat tiktok whatsapp facebook youtube xbox playstation english maths science`),
)

/** Common forenames that are no other word. Those that are ("Will", "Grace", "Mark") open too many sentences. */
export const commonForenames: ReadonlySet<string> = new Set(
  words(`aaron abdul abigail adam ahmed aisha alex alexander ali alice aliyah amelia amir amy andrew anna anthony archie
    arthur ayesha ben benjamin beth bradley brandon callum cameron carl charlie charlotte chloe chris christopher
    claire connor daisy dan daniel danielle darren david dean demi dylan edward ella ellie emily emma ethan evan
    fatima finley freddie freya gareth gary gemma george georgia hannah harley harrison harry harvey hassan hayley
    hussain ibrahim imran isaac isabella jack jacob jade jake james jamie jasmine jason jayden jessica joe joel john
    jonathan jordan joseph josh joshua kai karen katie kayleigh keira kevin khalid kian kieran kyle lauren leah leon
    lewis liam linda lisa logan louis lucas lucy luke maria martin mason matthew max megan mia michael michelle
    mohamed mohammed molly muhammad nathan nicole noah oliver olivia omar oscar owen paige patrick paul peter phoebe
    rachel rebecca reece rhys richard robert ryan sam samantha samuel sarah scott sean sharon shannon simon sophie
    stephen steven susan thomas toby tom tyler tyrone victoria william yusuf zac zain zoe`),
)

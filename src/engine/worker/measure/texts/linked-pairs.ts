/**
 * Sentences and translations whose words are linked by hand for the battery: `source ⇒ target ⇒ links`, words end at `|`,
 * links are source-target, from 0, all sure. By target language (BCP 47, region and script left out).
 */
export const ENGLISH_PAIRS: Readonly<Record<string, readonly string[]>> = {
  fr: [
    'The| cat| is| sleeping| under| the| table|. ⇒ Le| chat| dort| sous| la| table|. ⇒ 0-0 1-1 2-2 3-2 4-3 5-4 6-5 7-6',
    'She| bought| a| red| book| yesterday|. ⇒ Elle| a| acheté| un| livre| rouge| hier|. ⇒ 0-0 1-1 1-2 2-3 3-5 4-4 5-6 6-7',
    "I| have| two| brothers| and| a| sister|. ⇒ J|'|ai| deux| frères| et| une| sœur|. ⇒ 0-0 0-1 1-2 2-3 3-4 4-5 5-6 6-7 7-8",
    'Where| is| the| station|? ⇒ Où| est| la| gare| ? ⇒ 0-0 1-1 2-2 3-3 4-4',
    'We| will| stay| at| home| tomorrow|. ⇒ Nous| resterons| à| la| maison| demain|. ⇒ 0-0 1-1 2-1 3-2 4-3 4-4 5-5 6-6',
    "Tom| does| not| like| black| coffee|. ⇒ Tom| n|'|aime| pas| le| café| noir|. ⇒ 0-0 2-1 2-2 2-4 3-3 4-7 5-6 5-5 6-8",
    'The| children| are| playing| in| the| garden|. ⇒ Les| enfants| jouent| dans| le| jardin|. ⇒ 0-0 1-1 2-2 3-2 4-3 5-4 6-5 7-6',
    'My| father| works| in| a| small| hotel|. ⇒ Mon| père| travaille| dans| un| petit| hôtel|. ⇒ 0-0 1-1 2-2 3-3 4-4 5-5 6-6 7-7',
    "He| wants| to| drink| cold| water|. ⇒ Il| veut| boire| de| l|'|eau| froide|. ⇒ 0-0 1-1 2-2 3-2 4-7 5-3 5-4 5-5 5-6 6-8",
    'This| white| house| is| very| old|. ⇒ Cette| maison| blanche| est| très| vieille|. ⇒ 0-0 1-2 2-1 3-3 4-4 5-5 6-6',
    "I| saw| a| big| dog| in| the| street|. ⇒ J|'|ai| vu| un| gros| chien| dans| la| rue|. ⇒ 0-0 0-1 1-2 1-3 2-4 3-5 4-6 5-7 6-8 7-9 8-10",
    'They| can| come| on| Monday|. ⇒ Ils| peuvent| venir| lundi|. ⇒ 0-0 1-1 2-2 3-3 4-3 5-4',
  ],
  zh: [
    'She| bought| a| red| book| yesterday|. ⇒ 她|昨天|买|了|一|本|红色|的|书|。 ⇒ 0-0 5-1 1-2 1-3 2-4 2-5 3-6 3-7 4-8 6-9',
    'The| cat| is| sleeping| under| the| table|. ⇒ 猫|在|桌子|下面|睡觉|。 ⇒ 1-0 4-1 6-2 4-3 3-4 7-5',
    'I| have| two| brothers|. ⇒ 我|有|两|个|兄弟|。 ⇒ 0-0 1-1 2-2 2-3 3-4 4-5',
    'Where| is| the| station|? ⇒ 车站|在|哪里|？ ⇒ 3-0 1-1 0-2 4-3',
    'We| will| stay| at| home| tomorrow|. ⇒ 我们|明天|会|待|在|家|。 ⇒ 0-0 5-1 1-2 2-3 3-4 4-5 6-6',
    'Tom| does| not| like| coffee|. ⇒ 汤姆|不|喜欢|咖啡|。 ⇒ 0-0 1-1 2-1 3-2 4-3 5-4',
    'My| father| works| in| a| hotel|. ⇒ 我|父亲|在|一|家|酒店|工作|。 ⇒ 0-0 1-1 3-2 4-3 4-4 5-5 2-6 6-7',
    'He| wants| to| drink| water|. ⇒ 他|想|喝|水|。 ⇒ 0-0 1-1 3-2 4-3 5-4',
    'This| house| is| very| old|. ⇒ 这|座|房子|非常|旧|。 ⇒ 0-0 0-1 1-2 3-3 4-4 5-5',
    'I| saw| a| big| dog| in| the| park|. ⇒ 我|在|公园|里|看见|了|一|只|大|狗|。 ⇒ 0-0 5-1 5-3 7-2 1-4 1-5 2-6 2-7 3-8 4-9 8-10',
    'They| can| come| on| Monday|. ⇒ 他们|可以|星期一|来|。 ⇒ 0-0 1-1 4-2 3-2 2-3 5-4',
    'His| sister| speaks| English| well|. ⇒ 他|的|妹妹|英语|说|得|很|好|。 ⇒ 0-0 0-1 1-2 3-3 2-4 2-5 4-6 4-7 5-8',
  ],
};

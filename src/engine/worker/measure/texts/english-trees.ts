/**
 * English sentences with the tree of each, annotated by hand for the battery after Universal Dependencies 2: one
 * `word/head/relation` a word, heads count from 1, 0 is the root. Words are joined by spaces; punctuation follows the word
 * before it.
 */
export const ENGLISH_TREES: readonly string[] = [
  'The/2/det dog/3/nsubj chased/0/root the/6/det black/6/amod cat/3/obj ./3/punct',
  'My/2/nmod:poss sister/4/nsubj has/4/aux bought/0/root a/7/det new/7/amod car/4/obj ./4/punct',
  'The/3/det old/3/amod man/4/nsubj sat/0/root under/8/case a/8/det big/8/amod tree/4/obl ./4/punct',
  'We/3/nsubj will/3/aux visit/0/root our/5/nmod:poss friends/3/obj in/8/case the/8/det city/3/obl ./3/punct',
  'She/2/nsubj put/0/root the/5/det red/5/amod book/2/obj on/8/case the/8/det table/2/obl ./2/punct',
  'The/2/det children/4/nsubj are/4/aux playing/0/root in/7/case the/7/det garden/4/obl ./4/punct',
  'A/3/det young/3/amod woman/4/nsubj opened/0/root the/6/det door/4/obj slowly/4/advmod ./4/punct',
  'He/3/nsubj can/3/aux speak/0/root three/5/nummod languages/3/obj ./3/punct',
  'The/2/det teacher/3/nsubj gave/0/root the/5/det boys/3/iobj a/8/det difficult/8/amod question/3/obj ./3/punct',
  'I/3/nsubj have/3/aux read/0/root this/6/det long/6/amod letter/3/obj twice/3/advmod ./3/punct',
  'The/2/det train/3/nsubj arrived/0/root at/6/case the/6/det station/3/obl late/3/advmod ./3/punct',
  'Her/3/nmod:poss little/3/amod brother/4/nsubj likes/0/root cold/6/amod milk/4/obj ./4/punct',
  'They/3/nsubj are/3/aux building/0/root a/6/det small/6/amod house/3/obj near/9/case the/9/det river/3/obl ./3/punct',
  'The/2/det rain/4/nsubj has/4/aux destroyed/0/root the/7/det white/7/amod flowers/4/obj ./4/punct',
  'In/3/case the/3/det morning/6/obl the/5/det bird/6/nsubj sings/0/root a/9/det sweet/9/amod song/6/obj ./6/punct',
  'You/3/nsubj must/3/aux clean/0/root your/6/nmod:poss dirty/6/amod shoes/3/obj before/8/case dinner/3/obl ./3/punct',
  'The/2/det farmer/3/nsubj sold/0/root his/6/nmod:poss best/6/amod horse/3/obj to/9/case a/9/det stranger/3/obl ./3/punct',
  'A/2/det storm/4/nsubj will/4/aux reach/0/root the/6/det coast/4/obj tomorrow/4/advmod ./4/punct',
  'The/2/det girl/9/nsubj with/6/case the/6/det yellow/6/amod hat/2/nmod is/9/cop my/9/nmod:poss cousin/0/root ./9/punct',
  'He/2/nsubj found/0/root an/5/det expensive/5/amod ring/2/obj on/8/case the/8/det floor/2/obl of/11/case the/11/det train/8/nmod ./2/punct',
  'The/2/det soup/6/nsubj was/6/cop not/6/advmod very/6/advmod hot/0/root ./6/punct',
  'Our/2/nmod:poss neighbour/4/nsubj is/4/aux painting/0/root the/7/det front/7/amod door/4/obj ./4/punct',
  'The/3/det tired/3/amod workers/5/nsubj had/5/aux left/0/root the/7/det factory/5/obj before/9/case noon/5/obl ./5/punct',
  'She/3/nsubj could/3/aux hear/0/root the/6/det loud/6/amod music/3/obj from/9/case the/9/det street/3/obl ./3/punct',
];

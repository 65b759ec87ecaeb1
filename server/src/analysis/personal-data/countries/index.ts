import type { Kind } from "../kind.ts";
import { AE } from "./ae.ts";
import { AR } from "./ar.ts";
import { AT } from "./at.ts";
import { AU } from "./au.ts";
import { BE } from "./be.ts";
import { BG } from "./bg.ts";
import { BR } from "./br.ts";
import { CA } from "./ca.ts";
import { CH } from "./ch.ts";
import { CL } from "./cl.ts";
import { CN } from "./cn.ts";
import { CO } from "./co.ts";
import { CZ } from "./cz.ts";
import { DE } from "./de.ts";
import { DK } from "./dk.ts";
import { DO } from "./do.ts";
import { EC } from "./ec.ts";
import { EE } from "./ee.ts";
import { EG } from "./eg.ts";
import { ES } from "./es.ts";
import { FI } from "./fi.ts";
import { FR } from "./fr.ts";
import { GB } from "./gb.ts";
import { GR } from "./gr.ts";
import { HK } from "./hk.ts";
import { HR } from "./hr.ts";
import { HU } from "./hu.ts";
import { ID } from "./id.ts";
import { IE } from "./ie.ts";
import { IL } from "./il.ts";
import { IN } from "./in.ts";
import { IS } from "./is.ts";
import { IT } from "./it.ts";
import { JP } from "./jp.ts";
import { KE } from "./ke.ts";
import { KR } from "./kr.ts";
import { KZ } from "./kz.ts";
import { LT } from "./lt.ts";
import { LV } from "./lv.ts";
import { MX } from "./mx.ts";
import { MY } from "./my.ts";
import { NG } from "./ng.ts";
import { NL } from "./nl.ts";
import { NO } from "./no.ts";
import { NZ } from "./nz.ts";
import { PE } from "./pe.ts";
import { PH } from "./ph.ts";
import { PK } from "./pk.ts";
import { PL } from "./pl.ts";
import { PT } from "./pt.ts";
import { RO } from "./ro.ts";
import { RS } from "./rs.ts";
import { RU } from "./ru.ts";
import { SE } from "./se.ts";
import { SG } from "./sg.ts";
import { SI } from "./si.ts";
import { TH } from "./th.ts";
import { TR } from "./tr.ts";
import { TW } from "./tw.ts";
import { UA } from "./ua.ts";
import { US } from "./us.ts";
import { UY } from "./uy.ts";
import { ZA } from "./za.ts";

/** Numbers of people by country. Readings that are equally likely are settled by this order. */
export const COUNTRIES: readonly Kind[] = [
  ...US,
  ...GB,
  ...DE,
  ...FR,
  ...AE,
  ...AR,
  ...AT,
  ...AU,
  ...BE,
  ...BG,
  ...BR,
  ...CA,
  ...CH,
  ...CL,
  ...CN,
  ...CO,
  ...CZ,
  ...DK,
  ...DO,
  ...EC,
  ...EE,
  ...EG,
  ...ES,
  ...FI,
  ...GR,
  ...HK,
  ...HR,
  ...HU,
  ...ID,
  ...IE,
  ...IL,
  ...IN,
  ...IS,
  ...IT,
  ...JP,
  ...KE,
  ...KR,
  ...KZ,
  ...LT,
  ...LV,
  ...MX,
  ...MY,
  ...NG,
  ...NL,
  ...NO,
  ...NZ,
  ...PE,
  ...PH,
  ...PK,
  ...PL,
  ...PT,
  ...RO,
  ...RS,
  ...RU,
  ...SE,
  ...SG,
  ...SI,
  ...TH,
  ...TR,
  ...TW,
  ...UA,
  ...UY,
  ...ZA,
];

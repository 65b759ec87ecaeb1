/**
 * Names that fields, columns, keys and variables of people's data have, by category: our own list, checked for coverage against
 * public ones. `level`: 4 gravest, 1 slight. `strength`: `strong` counts alone, `person` on a person-like receiver or beside a
 * strong one, `weak` never alone. `not`: names that look like it and are something else.
 */
export interface Category {
  readonly id: string;
  readonly title: string;
  readonly level: 1 | 2 | 3 | 4;
  readonly gdpr: string;
  readonly strength: "strong" | "person" | "weak";
  readonly names: string;
  readonly not: string;
}

export const CATEGORIES: readonly Category[] = [
  {
    id: "name.full",
    title: "Full name",
    level: 2,
    gdpr: "ordinary",
    strength: "person",
    names:
      "full_name fullname display_name real_name legal_name person_name customer_name patient_name employee_name contact_name cardholder_name account_holder name_on_card user_full_name nombre_completo nom_complet vollstaendiger_name nome_completo volledige_naam imie_nazwisko shimei xing_ming",
    not: "file_name tool_name model_name class_name host_name function_name event_name package_name column_name",
  },
  {
    id: "name.first",
    title: "First / given name",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "first_name given_name forename fname christian_name preferred_name nickname middle_name nombre_pila prenom vorname primeiro_nome nome_proprio voornaam imie",
    not: "",
  },
  {
    id: "name.last",
    title: "Family name",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "last_name family_name surname lname second_name apellido apellidos nom_famille nachname familienname sobrenome cognome achternaam nazwisko",
    not: "",
  },
  {
    id: "name.maiden",
    title: "Maiden / mother's maiden name",
    level: 3,
    gdpr: "ordinary",
    strength: "strong",
    names: "maiden_name mothers_maiden_name birth_name mother_name father_name nombre_soltera nom_jeune_fille geburtsname nome_solteira",
    not: "",
  },
  {
    id: "account.username",
    title: "User or screen name",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "user_name username screen_name login_name user_handle gamertag nombre_usuario nom_utilisateur benutzername nome_usuario nome_utente gebruikersnaam",
    not: "",
  },
  {
    id: "account.social",
    title: "Social profile",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "twitter_handle linkedin_url instagram_handle facebook_id github_username telegram_id whatsapp_number social_profile perfil_social",
    not: "share_url",
  },
  {
    id: "contact.email",
    title: "E-mail address",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "email e_mail mail_address email_address emails work_email personal_email contact_email recovery_email correo correo_electronico courriel adresse_mail adresse_courriel email_adresse endereco_email indirizzo_email mejl",
    not: "email_template email_service email_enabled email_subject email_verified send_email",
  },
  {
    id: "contact.phone",
    title: "Telephone number",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "phone phone_number phone_no telephone tel_no mobile mobile_number mobile_no cell_phone msisdn home_phone work_phone fax fax_number contact_number whatsapp telefono movil numero_telefono telephone_portable portable numero_tel telefon telefonnummer handynummer mobilnummer telefone celular cellulare telefoonnummer",
    not: "phone_field mobile_app is_mobile",
  },
  {
    id: "contact.address",
    title: "Postal address",
    level: 3,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "home_address street_address postal_address mailing_address billing_address shipping_address residential_address address_line1 address_line2 address_line_1 street_name house_number apartment_number direccion domicilio calle adresse_postale rue anschrift strasse hausnummer wohnort endereco logradouro indirizzo via_residenza adres straat",
    not: "web_address server_address contract_address",
  },
  {
    id: "contact.postcode",
    title: "Post code / ZIP",
    level: 1,
    gdpr: "ordinary",
    strength: "strong",
    names: "zip_code zipcode postal_code postcode post_code codigo_postal code_postal plz postleitzahl cep cap_residenza",
    not: "",
  },
  {
    id: "contact.city",
    title: "Town, county, state of residence",
    level: 1,
    gdpr: "ordinary",
    strength: "person",
    names: "city town county state_of_residence place_of_residence country_of_residence ciudad ville stadt cidade citta stad",
    not: "",
  },
  {
    id: "contact.emergency",
    title: "Emergency contact / next of kin",
    level: 3,
    gdpr: "ordinary",
    strength: "strong",
    names: "emergency_contact emergency_phone next_of_kin nok contacto_emergencia contact_urgence notfallkontakt",
    not: "",
  },
  {
    id: "birth.date",
    title: "Date of birth",
    level: 3,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "date_of_birth dob birth_date birthdate birthday birth_day born_on year_of_birth birth_year fecha_nacimiento date_naissance geburtsdatum geb_datum data_nascimento data_nascita geboortedatum data_urodzenia seinengappi",
    not: "",
  },
  {
    id: "birth.place",
    title: "Place of birth",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "place_of_birth birth_place birthplace city_of_birth country_of_birth lugar_nacimiento lieu_naissance geburtsort local_nascimento luogo_nascita geboorteplaats",
    not: "",
  },
  {
    id: "birth.age",
    title: "Age",
    level: 1,
    gdpr: "ordinary",
    strength: "person",
    names: "age patient_age customer_age age_years age_range age_group edad alter idade eta leeftijd",
    not: "max_age cache_age message_age",
  },
  {
    id: "demo.gender",
    title: "Sex / gender",
    level: 2,
    gdpr: "ordinary",
    strength: "person",
    names: "gender sex gender_code pronouns title_salutation sexo genero sexe geschlecht sesso geslacht",
    not: "",
  },
  {
    id: "demo.gender_identity",
    title: "Gender identity",
    level: 4,
    gdpr: "Art. 9 in effect (reveals sex life / health)",
    strength: "strong",
    names: "gender_identity transgender is_trans assigned_sex identidad_genero identite_genre geschlechtsidentitaet",
    not: "",
  },
  {
    id: "demo.orientation",
    title: "Sexual orientation / sex life",
    level: 4,
    gdpr: "Art. 9",
    strength: "strong",
    names:
      "sexual_orientation sexual_preference sexuality sex_life sexual_history orientacion_sexual orientation_sexuelle sexuelle_orientierung orientacao_sexual",
    not: "",
  },
  {
    id: "demo.ethnicity",
    title: "Race / ethnic origin",
    level: 4,
    gdpr: "Art. 9",
    strength: "strong",
    names:
      "ethnicity ethnic_origin ethnic_group racial_origin skin_colour skin_color tribe caste etnia origen_etnico origine_ethnique ethnische_herkunft raca origine_etnica",
    not: "",
  },
  {
    id: "demo.religion",
    title: "Religion / belief",
    level: 4,
    gdpr: "Art. 9",
    strength: "strong",
    names:
      "religion religious_belief religious_affiliation faith denomination church_tax philosophical_belief religiosa confesion religion_confession konfession kirchensteuer religiao religione geloof",
    not: "",
  },
  {
    id: "demo.politics",
    title: "Political opinion",
    level: 4,
    gdpr: "Art. 9",
    strength: "strong",
    names:
      "political_affiliation political_party political_opinion party_membership voting_preference voted_for partido_politico opinion_politique politische_meinung parteizugehoerigkeit",
    not: "third_party",
  },
  {
    id: "demo.union",
    title: "Trade-union membership",
    level: 4,
    gdpr: "Art. 9",
    strength: "strong",
    names:
      "union_member union_membership trade_union labor_union union_dues sindicato afiliacion_sindical syndicat gewerkschaft sindacato vakbond",
    not: "",
  },
  {
    id: "demo.nationality",
    title: "Nationality / citizenship / residence status",
    level: 2,
    gdpr: "ordinary (national origin may become Art. 9)",
    strength: "strong",
    names:
      "nationality citizenship country_of_citizenship immigration_status visa_status residency_status asylum_status nacionalidad nationalite staatsangehoerigkeit nacionalidade cittadinanza nationaliteit",
    not: "",
  },
  {
    id: "demo.marital",
    title: "Marital status / family",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "marital_status spouse spouse_name husband wife partner_name dependents number_of_children children_names siblings estado_civil conjoint etat_civil familienstand ehepartner estado_conjugal stato_civile burgerlijke_staat",
    not: "",
  },
  {
    id: "demo.child",
    title: "Data of a child",
    level: 4,
    gdpr: "ordinary, Art. 8 and recital 38",
    strength: "strong",
    names: "child_name child_dob minor_name student_name pupil_name guardian_name parental_consent nombre_menor nom_enfant kindername",
    not: "",
  },
  {
    id: "demo.language",
    title: "Native language / accent",
    level: 1,
    gdpr: "ordinary",
    strength: "person",
    names: "native_language mother_tongue first_language spoken_languages accent lengua_materna langue_maternelle muttersprache",
    not: "",
  },
  {
    id: "gov.ssn",
    title: "US social security number",
    level: 4,
    gdpr: "Art. 87 (national id)",
    strength: "strong",
    names: "ssn social_security social_security_number social_security_no soc_sec_no ssn_last4 ss_number numero_seguro_social",
    not: "",
  },
  {
    id: "gov.national_id",
    title: "National / personal identity number",
    level: 4,
    gdpr: "Art. 87",
    strength: "strong",
    names:
      "national_id national_id_number national_identification identity_number identity_card id_card_number personal_number citizen_id government_id resident_id nin nino national_insurance_number nric fin_number aadhaar aadhaar_number pesel hetu personnummer cpr_number fodselsnummer bsn rrn jmbg cnp emirates_id my_number sin_number social_insurance_number dni nie numero_identidad cedula curp cpf rg numero_securite_sociale nir numero_insee personalausweis ausweisnummer sozialversicherungsnummer codice_fiscale carta_identita burgerservicenummer",
    not: "identity_provider",
  },
  {
    id: "gov.tax_id",
    title: "Tax number",
    level: 4,
    gdpr: "Art. 87 in many states",
    strength: "strong",
    names:
      "tax_id tax_number tax_identification tin itin taxpayer_id ein vat_number pan_number pan_no tfn tax_file_number utr rfc nif numero_fiscal steuernummer steuer_id steuerid idnr partita_iva cnpj btw_nummer",
    not: "tax_rate tax_amount",
  },
  {
    id: "gov.passport",
    title: "Passport",
    level: 4,
    gdpr: "Art. 87",
    strength: "strong",
    names:
      "passport passport_no passport_number passport_num travel_document mrz pasaporte numero_pasaporte passeport reisepass passnummer passaporte passaporto paspoort",
    not: "",
  },
  {
    id: "gov.driver",
    title: "Driving licence",
    level: 4,
    gdpr: "Art. 87",
    strength: "strong",
    names:
      "driver_license drivers_license driver_licence driving_license driving_licence license_number licence_number dl_number licencia_conducir permis_conduire fuehrerschein fuehrerscheinnummer cnh patente rijbewijs",
    not: "",
  },
  {
    id: "gov.vehicle",
    title: "Vehicle registration / VIN",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "license_plate licence_plate number_plate plate_number vehicle_registration vin vehicle_identification_number matricula immatriculation kennzeichen placa targa kenteken",
    not: "",
  },
  {
    id: "gov.immigration",
    title: "Visa / immigration file number",
    level: 4,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "visa_number alien_number a_number green_card_number immigration_number residence_permit numero_visa titre_sejour aufenthaltstitel",
    not: "",
  },
  {
    id: "fin.card",
    title: "Payment card number",
    level: 4,
    gdpr: "ordinary (PCI DSS)",
    strength: "strong",
    names:
      "card_number cardnumber credit_card credit_card_number creditcard debit_card cc_number ccnum card_no primary_account_number numero_tarjeta tarjeta_credito numero_carte carte_bancaire kreditkarte kartennummer numero_cartao cartao_credito carta_credito",
    not: "model_card agent_card report_card",
  },
  {
    id: "fin.card_security",
    title: "Card code, PIN, expiry",
    level: 4,
    gdpr: "ordinary (PCI DSS: never keep)",
    strength: "strong",
    names:
      "cvv cvc cvv2 card_cvc csc security_code card_pin card_expiry expiry_month expiry_year exp_month exp_year codigo_seguridad code_securite pruefziffer_karte",
    not: "",
  },
  {
    id: "fin.iban",
    title: "Bank account",
    level: 4,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "iban bank_account bank_account_number account_number acct_no account_no routing_number sort_code bsb_number swift_code bic_code beneficiary_account cuenta_bancaria numero_cuenta compte_bancaire rib kontonummer bankverbindung blz conta_bancaria conto_corrente rekeningnummer",
    not: "account_id",
  },
  {
    id: "fin.income",
    title: "Income / salary",
    level: 3,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "salary income annual_income monthly_income net_income gross_pay wage hourly_rate compensation payroll bonus_amount salario sueldo ingresos salaire revenu gehalt einkommen lohn renda stipendio reddito inkomen",
    not: "",
  },
  {
    id: "fin.credit",
    title: "Credit standing / debt",
    level: 3,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "credit_score fico_score credit_rating credit_limit credit_history loan_balance debt_amount bankruptcy mortgage_balance net_worth puntaje_credito cote_credit schufa bonitaet score_credito",
    not: "",
  },
  {
    id: "fin.transaction",
    title: "Purchases and transactions",
    level: 3,
    gdpr: "ordinary",
    strength: "person",
    names:
      "purchase_history order_history transactions transaction_history payment_history bank_statement account_balance spending historial_compras historique_achats kontoauszug extrato",
    not: "",
  },
  {
    id: "fin.insurance",
    title: "Insurance policy",
    level: 3,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "policy_number policy_holder insurance_number insurance_id claim_number member_number subscriber_id numero_poliza numero_police versicherungsnummer apolice polizza",
    not: "",
  },
  {
    id: "fin.wallet",
    title: "Crypto wallet",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names: "wallet_address btc_address eth_address crypto_address seed_phrase mnemonic direccion_billetera",
    not: "contract_address seed_phrase",
  },
  {
    id: "health.diagnosis",
    title: "Diagnosis / condition",
    level: 4,
    gdpr: "Art. 9",
    strength: "strong",
    names:
      "diagnosis diagnoses diagnosis_code icd10 icd_10 icd_code medical_condition conditions_list chronic_condition comorbidities disease symptoms disability disabilities hiv_status mental_health pregnancy pregnant diagnostico enfermedad maladie diagnose krankheit doenca malattia ziekte",
    not: "",
  },
  {
    id: "health.medication",
    title: "Treatment / medication",
    level: 4,
    gdpr: "Art. 9",
    strength: "strong",
    names:
      "medication medications prescription prescriptions treatment_plan dosage drug_name therapy surgery procedure_code cpt_code vaccination immunizations allergies medicamento receta medicament ordonnance traitement medikament rezept_arzt medicacao farmaco medicijn",
    not: "",
  },
  {
    id: "health.record",
    title: "Health record / number",
    level: 4,
    gdpr: "Art. 9",
    strength: "strong",
    names:
      "medical_record medical_record_number mrn patient_id patient_record health_record ehr emr clinical_notes progress_note discharge_summary nhs_number medicare_number medicaid_id mbi health_insurance_number npi health_card historia_clinica dossier_medical carte_vitale patientenakte krankenakte krankenversichertennummer prontuario cartella_clinica tessera_sanitaria",
    not: "",
  },
  {
    id: "health.measure",
    title: "Vital signs / laboratory results",
    level: 4,
    gdpr: "Art. 9",
    strength: "strong",
    names:
      "blood_pressure blood_type blood_group heart_rate glucose cholesterol bmi lab_results test_results_medical body_weight body_height oxygen_saturation tipo_sangre groupe_sanguin blutgruppe blutdruck tipo_sanguineo",
    not: "",
  },
  {
    id: "health.lifestyle",
    title: "Habits bearing on health",
    level: 4,
    gdpr: "Art. 9 by inference",
    strength: "strong",
    names: "smoker smoking_status alcohol_use drug_use substance_abuse menstrual_cycle fertility last_period fumador fumeur raucher",
    not: "",
  },
  {
    id: "health.genetic",
    title: "Genetic data",
    level: 4,
    gdpr: "Art. 9",
    strength: "strong",
    names: "dna genome genotype genetic_data genetic_test gene_variant family_medical_history adn genoma genetisch",
    not: "",
  },
  {
    id: "bio.template",
    title: "Biometric data for identification",
    level: 4,
    gdpr: "Art. 9",
    strength: "strong",
    names:
      "finger_print fingerprint_template fingerprint_scan thumbprint face_encoding face_embedding face_id facial_template iris_scan retina_scan voice_print voiceprint palm_print biometric biometrics huella_dactilar empreinte_digitale fingerabdruck impressao_digital impronta",
    not: "browser_fingerprint",
  },
  {
    id: "bio.image",
    title: "Photograph, voice or video of a person",
    level: 2,
    gdpr: "ordinary (Art. 9 when used to identify)",
    strength: "strong",
    names:
      "profile_picture profile_photo avatar_url headshot selfie passport_photo id_photo mugshot voice_recording call_recording voicemail signature_image foto_perfil photo_profil passfoto unterschrift_bild",
    not: "",
  },
  {
    id: "bio.physical",
    title: "Physical traits",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names: "eye_color hair_color tattoo scars distinguishing_marks body_type skin_tone color_ojos couleur_yeux augenfarbe",
    not: "skin_tone skin_tone",
  },
  {
    id: "legal.criminal",
    title: "Criminal record",
    level: 4,
    gdpr: "Art. 10",
    strength: "strong",
    names:
      "criminal_record criminal_history conviction convictions arrest_record felony misdemeanor offense_history probation sex_offender background_check antecedentes_penales casier_judiciaire vorstrafen fuehrungszeugnis antecedentes_criminais",
    not: "",
  },
  {
    id: "legal.case",
    title: "Court / complaint file",
    level: 3,
    gdpr: "ordinary or Art. 10",
    strength: "strong",
    names:
      "case_number docket_number court_case plaintiff defendant witness_name victim_name whistleblower numero_expediente numero_affaire aktenzeichen",
    not: "test_case",
  },
  {
    id: "work.employment",
    title: "Employment file",
    level: 3,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "employee_id employee_number staff_id personnel_number payroll_id hire_date termination_date performance_review disciplinary_action sick_leave employment_history numero_empleado matricule personalnummer matricola",
    not: "sick_leave",
  },
  {
    id: "work.role",
    title: "Employer / job title",
    level: 1,
    gdpr: "ordinary",
    strength: "person",
    names:
      "job_title employer employer_name occupation profession department manager_name cargo empleador employeur poste arbeitgeber beruf profissao professione",
    not: "",
  },
  {
    id: "edu.record",
    title: "Education record",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "student_id student_number gpa student_grades academic_transcript school_name university degree enrollment_id exam_result expediente_academico releve_notes zeugnis matrikelnummer historico_escolar",
    not: "",
  },
  {
    id: "loc.precise",
    title: "Precise location",
    level: 3,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "latitude longitude lat_lng lat_long gps gps_coordinates geolocation geo_location current_location last_known_location home_location location_history latitud longitud ubicacion coordonnees standort breitengrad laengengrad localizacao",
    not: "",
  },
  {
    id: "loc.travel",
    title: "Travel and movement",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "itinerary flight_number booking_reference pnr hotel_reservation trip_history check_in_location frequent_flyer localizador_reserva numero_vol buchungsnummer",
    not: "",
  },
  {
    id: "device.ip",
    title: "IP address",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names: "ip_address ip_addr client_ip remote_ip remote_addr user_ip source_ip last_login_ip x_forwarded_for direccion_ip adresse_ip",
    not: "server_ip bind_ip host_ip",
  },
  {
    id: "device.id",
    title: "Device identifier",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "device_id mac_address imei imsi iccid serial_number android_id idfa idfv advertising_id gaid udid push_token identificador_dispositivo geraetenummer seriennummer",
    not: "serial_number",
  },
  {
    id: "device.fingerprint",
    title: "Browser / cookie identity",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names: "cookie_id tracking_id visitor_id client_id_ga browser_fingerprint session_recording",
    not: "user_agent",
  },
  {
    id: "ident.user_id",
    title: "Pseudonymous user key",
    level: 1,
    gdpr: "ordinary (pseudonymous)",
    strength: "weak",
    names:
      "user_id customer_id person_id member_id account_id profile_id external_id uuid_user subscriber_no id_usuario id_client kunden_nr kundennummer id_cliente",
    not: "",
  },
  {
    id: "auth.password",
    title: "Password, PIN, security answer",
    level: 4,
    gdpr: "ordinary; secret",
    strength: "strong",
    names:
      "password passwd pwd passphrase passcode pin_code user_pin security_answer secret_answer otp one_time_code mfa_secret totp_secret backup_codes password_hash contrasena clave mot_de_passe kennwort passwort senha wachtwoord haslo",
    not: "password_field password_policy reset_password_url",
  },
  {
    id: "auth.token",
    title: "Key, token, session",
    level: 4,
    gdpr: "not personal; secret",
    strength: "strong",
    names:
      "api_key apikey access_token refresh_token auth_token id_token bearer_token jwt session_id session_token session_cookie private_key client_secret secret_key webhook_secret connection_string database_url clave_api cle_api",
    not: "token_count max_tokens",
  },
  {
    id: "content.message",
    title: "Private messages and mail",
    level: 3,
    gdpr: "ordinary (may hold anything)",
    strength: "person",
    names:
      "email_body message_body chat_history conversation_history sms_text private_message direct_message support_ticket call_transcript inbox user_notes diary journal_entry case_notes historial_chat historique_conversation chatverlauf",
    not: "",
  },
  {
    id: "content.behaviour",
    title: "Browsing, search, viewing",
    level: 2,
    gdpr: "ordinary",
    strength: "strong",
    names:
      "browsing_history search_history click_history watch_history viewed_products visited_pages page_views_user location_visits historial_busqueda historique_navigation suchverlauf",
    not: "",
  },
  {
    id: "content.psych",
    title: "Profile, score or inference about a person",
    level: 3,
    gdpr: "ordinary, Art. 22 and recital 71",
    strength: "strong",
    names:
      "personality_type risk_score churn_score lead_score psychological_profile iq_score attitude character_reference user_embedding perfil_psicologico profil_psychologique persoenlichkeitsprofil",
    not: "",
  },
  {
    id: "record.whole",
    title: "Whole record of a person",
    level: 4,
    gdpr: "as its worst field",
    strength: "strong",
    names:
      "user_record customer_record patient_record user_profile customer_profile user_data customer_data personal_data personal_info pii personal_information employee_record medical_history user_json datos_personales donnees_personnelles personendaten dados_pessoais dati_personali persoonsgegevens",
    not: "",
  },
];

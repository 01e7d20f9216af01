PRAGMA application_id = 1145654349 ;
PRAGMA user_version = 2 ;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE event (
	session_id VARCHAR NOT NULL, 
	sequence INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	payload VARCHAR NOT NULL, 
	checksum VARCHAR NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (session_id, sequence), 
	CONSTRAINT fk_event_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);
INSERT INTO "event" VALUES('avond-1',1,'Started','{"at":0,"wall":"2026-11-24T18:30:00.123456Z"}','e1fb0b1c6152246ebea5403057ca42c3');
INSERT INTO "event" VALUES('avond-1',2,'StepEntered','{"at":10,"index":0}','7445b8eb48f7dea7a0dcfb749c88590e');
INSERT INTO "event" VALUES('avond-1',3,'TextCaptured','{"at":1000,"text_id":"t0001","field":"note","step":3,"item":1,"choice":"","draft":false}','dd4c73b852b42fa074ef90bdcf4b0df6');
CREATE TABLE export (
	session_id VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	checksum VARCHAR NOT NULL, 
	CONSTRAINT pk_export PRIMARY KEY (session_id, path), 
	CONSTRAINT fk_export_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);
CREATE TABLE organisation (
	id INTEGER NOT NULL, 
	payload VARCHAR NOT NULL, 
	checksum VARCHAR NOT NULL, 
	CONSTRAINT pk_organisation PRIMARY KEY (id), 
	CONSTRAINT ck_organisation_one_row CHECK (id = 1)
);
INSERT INTO "organisation" VALUES(1,'{"name":"Gemeente Lindewaard","notes_holder":"de griffie","contacts":[{"role":"vertrouwenspersoon","reach":"toestel 4411"},{"role":"griffier","reach":"griffie@lindewaard.example"}]}','12954288844fb0900bc46010e62c8978');
CREATE TABLE "plan" (
	session_id VARCHAR NOT NULL, 
	payload VARCHAR NOT NULL, 
	checksum VARCHAR NOT NULL, 
	CONSTRAINT pk_plan PRIMARY KEY (session_id), 
	CONSTRAINT fk_plan_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);
INSERT INTO "plan" VALUES('avond-1','{"session_id":"avond-1","title":"Raad in gesprek","organisation":{"name":"Gemeente Wolderhage","notes_holder":"de griffie","contacts":[{"role":"vertrouwenspersoon","reach":"toestel 12"}]},"language":"nl","audience":"raadsleden","confidentiality":"chatham-house","present":18,"items":[{"method":{"id":"opening","title":{"nl":"opening","en":"opening"},"use_when":{"nl":"","en":""},"basis":{"nl":"","en":""},"group_min":4,"group_max":60,"steps":[{"id":"welcome","kind":"welcome","title":{"nl":"welcome","en":"welcome"},"hint":{"nl":"","en":""},"planned_ms":0,"minimum_ms":0,"capture":[],"slot":0,"rounds":[],"once":false,"optional":false},{"id":"open","kind":"open","title":{"nl":"open","en":"open"},"hint":{"nl":"","en":""},"planned_ms":180000,"minimum_ms":90000,"capture":[],"slot":0,"rounds":[],"once":true,"optional":false}],"frame":true},"card":null},{"method":{"id":"M01","title":{"nl":"M01","en":"M01"},"use_when":{"nl":"","en":""},"basis":{"nl":"","en":""},"group_min":4,"group_max":60,"steps":[{"id":"open","kind":"open","title":{"nl":"open","en":"open"},"hint":{"nl":"","en":""},"planned_ms":60000,"minimum_ms":30000,"capture":[],"slot":0,"rounds":[],"once":true,"optional":false},{"id":"read","kind":"read","title":{"nl":"read","en":"read"},"hint":{"nl":"","en":""},"planned_ms":120000,"minimum_ms":60000,"capture":[],"slot":0,"rounds":[],"once":false,"optional":false},{"id":"vote","kind":"vote","title":{"nl":"vote","en":"vote"},"hint":{"nl":"","en":""},"planned_ms":60000,"minimum_ms":30000,"capture":[],"slot":1,"rounds":[],"once":false,"optional":false},{"id":"arguments","kind":"arguments","title":{"nl":"arguments","en":"arguments"},"hint":{"nl":"","en":""},"planned_ms":180000,"minimum_ms":90000,"capture":[],"slot":0,"rounds":[],"once":false,"optional":false},{"id":"reveal","kind":"reveal","title":{"nl":"reveal","en":"reveal"},"hint":{"nl":"","en":""},"planned_ms":60000,"minimum_ms":30000,"capture":[],"slot":0,"rounds":[1],"once":false,"optional":false},{"id":"dialogue","kind":"dialogue","title":{"nl":"dialogue","en":"dialogue"},"hint":{"nl":"","en":""},"planned_ms":300000,"minimum_ms":150000,"capture":[],"slot":0,"rounds":[],"once":false,"optional":false},{"id":"vote","kind":"vote","title":{"nl":"vote","en":"vote"},"hint":{"nl":"","en":""},"planned_ms":60000,"minimum_ms":30000,"capture":[],"slot":2,"rounds":[],"once":false,"optional":false},{"id":"reveal","kind":"reveal","title":{"nl":"reveal","en":"reveal"},"hint":{"nl":"","en":""},"planned_ms":60000,"minimum_ms":30000,"capture":[],"slot":0,"rounds":[1,2],"once":false,"optional":false},{"id":"conclusion","kind":"conclusion","title":{"nl":"conclusion","en":"conclusion"},"hint":{"nl":"","en":""},"planned_ms":120000,"minimum_ms":60000,"capture":[],"slot":0,"rounds":[],"once":false,"optional":false},{"id":"agreement","kind":"agreement","title":{"nl":"agreement","en":"agreement"},"hint":{"nl":"","en":""},"planned_ms":120000,"minimum_ms":60000,"capture":[],"slot":0,"rounds":[],"once":false,"optional":true}],"frame":false},"card":{"id":"een-kist-wijn","version":"1.0","language":"nl","title":"Een kist wijn","kind":"options","situation":[{"spans":[{"text":"Je krijgt een kist wijn van een aannemer.","strong":false,"emphasis":false}],"type":"paragraph"}],"question":"Wat doe je?","options":[{"letter":"A","text":"Je neemt hem aan."},{"letter":"B","text":"Je geeft hem terug."},{"letter":"C","text":"Je deelt hem."}],"scale":null,"statement":"","considerations":[{"letter":"A","supports":"Je houdt de relatie goed.","cost":"Het lijkt een gunst."}],"twists":[],"voices":[],"turns":[],"prevention":"","facilitator":[],"audience":[],"role":"","themes":[],"values":["respect"],"norms":[],"vulnerabilities":[],"chain":[],"minutes":15,"sensitivity":1,"source":"","status":"","broken":false,"extra":[],"turn":1,"turn_count":1}},{"method":{"id":"break","title":{"nl":"break","en":"break"},"use_when":{"nl":"","en":""},"basis":{"nl":"","en":""},"group_min":4,"group_max":60,"steps":[{"id":"pause","kind":"pause","title":{"nl":"pause","en":"pause"},"hint":{"nl":"","en":""},"planned_ms":900000,"minimum_ms":450000,"capture":[],"slot":0,"rounds":[],"once":false,"optional":false}],"frame":true},"card":null},{"method":{"id":"M01","title":{"nl":"M01","en":"M01"},"use_when":{"nl":"","en":""},"basis":{"nl":"","en":""},"group_min":4,"group_max":60,"steps":[{"id":"open","kind":"open","title":{"nl":"open","en":"open"},"hint":{"nl":"","en":""},"planned_ms":60000,"minimum_ms":30000,"capture":[],"slot":0,"rounds":[],"once":true,"optional":false},{"id":"read","kind":"read","title":{"nl":"read","en":"read"},"hint":{"nl":"","en":""},"planned_ms":120000,"minimum_ms":60000,"capture":[],"slot":0,"rounds":[],"once":false,"optional":false},{"id":"vote","kind":"vote","title":{"nl":"vote","en":"vote"},"hint":{"nl":"","en":""},"planned_ms":60000,"minimum_ms":30000,"capture":[],"slot":1,"rounds":[],"once":false,"optional":false},{"id":"arguments","kind":"arguments","title":{"nl":"arguments","en":"arguments"},"hint":{"nl":"","en":""},"planned_ms":180000,"minimum_ms":90000,"capture":[],"slot":0,"rounds":[],"once":false,"optional":false},{"id":"reveal","kind":"reveal","title":{"nl":"reveal","en":"reveal"},"hint":{"nl":"","en":""},"planned_ms":60000,"minimum_ms":30000,"capture":[],"slot":0,"rounds":[1],"once":false,"optional":false},{"id":"dialogue","kind":"dialogue","title":{"nl":"dialogue","en":"dialogue"},"hint":{"nl":"","en":""},"planned_ms":300000,"minimum_ms":150000,"capture":[],"slot":0,"rounds":[],"once":false,"optional":false},{"id":"vote","kind":"vote","title":{"nl":"vote","en":"vote"},"hint":{"nl":"","en":""},"planned_ms":60000,"minimum_ms":30000,"capture":[],"slot":2,"rounds":[],"once":false,"optional":false},{"id":"reveal","kind":"reveal","title":{"nl":"reveal","en":"reveal"},"hint":{"nl":"","en":""},"planned_ms":60000,"minimum_ms":30000,"capture":[],"slot":0,"rounds":[1,2],"once":false,"optional":false},{"id":"conclusion","kind":"conclusion","title":{"nl":"conclusion","en":"conclusion"},"hint":{"nl":"","en":""},"planned_ms":120000,"minimum_ms":60000,"capture":[],"slot":0,"rounds":[],"once":false,"optional":false},{"id":"agreement","kind":"agreement","title":{"nl":"agreement","en":"agreement"},"hint":{"nl":"","en":""},"planned_ms":120000,"minimum_ms":60000,"capture":[],"slot":0,"rounds":[],"once":false,"optional":true}],"frame":false},"card":{"id":"een-gerucht","version":"1.0","language":"nl","title":"Een gerucht","kind":"open","situation":[{"spans":[{"text":"Je hoort iets over een collega.","strong":false,"emphasis":false}],"type":"paragraph"}],"question":"Wat speelt hier?","options":[],"scale":null,"statement":"","considerations":[],"twists":[],"voices":[],"turns":[],"prevention":"","facilitator":[],"audience":[],"role":"","themes":[],"values":[],"norms":[],"vulnerabilities":[],"chain":[],"minutes":15,"sensitivity":1,"source":"","status":"","broken":false,"extra":[],"turn":1,"turn_count":1}},{"method":{"id":"closing","title":{"nl":"closing","en":"closing"},"use_when":{"nl":"","en":""},"basis":{"nl":"","en":""},"group_min":4,"group_max":60,"steps":[{"id":"closing","kind":"closing","title":{"nl":"closing","en":"closing"},"hint":{"nl":"","en":""},"planned_ms":300000,"minimum_ms":150000,"capture":[],"slot":0,"rounds":[],"once":false,"optional":false},{"id":"readback","kind":"readback","title":{"nl":"readback","en":"readback"},"hint":{"nl":"","en":""},"planned_ms":240000,"minimum_ms":120000,"capture":[],"slot":0,"rounds":[],"once":false,"optional":false},{"id":"contacts","kind":"contacts","title":{"nl":"contacts","en":"contacts"},"hint":{"nl":"","en":""},"planned_ms":60000,"minimum_ms":30000,"capture":[],"slot":0,"rounds":[],"once":false,"optional":false}],"frame":true},"card":null}],"starts_at":null,"deck_title":"","norms":[],"values":[{"id":"respect","name":{"nl":"Respect","en":"Respect"},"definition":{"nl":"","en":""},"signs":[],"measures":[]}],"themes":[],"screen":true}','6dbfccef39cfa762d1babab9da6d6911');
CREATE TABLE session (
	id VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	organisation VARCHAR NOT NULL, 
	created_us INTEGER NOT NULL, 
	finished BOOLEAN NOT NULL, 
	held BOOLEAN NOT NULL, 
	card_ids VARCHAR NOT NULL, 
	clock_ms INTEGER NOT NULL, 
	event_count INTEGER NOT NULL, 
	checksum VARCHAR NOT NULL, 
	CONSTRAINT pk_session PRIMARY KEY (id)
);
INSERT INTO "session" VALUES('avond-1','Raad in gesprek','Gemeente Wolderhage',1795545000123456,0,0,'["een-kist-wijn", "een-gerucht"]',1000,3,'20e9ad5ef59b0ae20a9b1488376a2fe0');
CREATE TABLE text (
	session_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	struck BOOLEAN NOT NULL, 
	checksum VARCHAR NOT NULL, 
	CONSTRAINT pk_text PRIMARY KEY (session_id, id), 
	CONSTRAINT fk_text_session_id_session FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
);
INSERT INTO "text" VALUES('avond-1','t0001','van voor de groepen',0,'86b7b3c878f921300893ab3a62a0c242');
CREATE TABLE upkeep (
	id INTEGER NOT NULL, 
	scrub_due VARCHAR NOT NULL, 
	current_session VARCHAR NOT NULL, 
	checksum VARCHAR NOT NULL, 
	CONSTRAINT pk_upkeep PRIMARY KEY (id), 
	CONSTRAINT ck_upkeep_one_row CHECK (id = 1)
);
INSERT INTO "upkeep" VALUES(1,'','avond-1','f5a128ea22aad03ca4aadef825ccdab1');
CREATE INDEX ix_session_created_us ON session (created_us);
COMMIT;

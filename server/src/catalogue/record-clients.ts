/**
 * SDKs that keep records of people: which members of their clients give such records, and with which fields. Names were read in the
 * packages or their documentation, as each row says; what nobody has read is not here.
 */
export interface RecordClient {
  readonly id: string;
  /** Import roots. */
  readonly modules: readonly string[];
  /** Package and version (or commit), how, and when. */
  readonly read: string;
  /**
   * By name: fields, parted by spaces. `attendees:Attendee*` holds several records of another type; `snippet=content.message` holds
   * what the taxonomy of personal data calls so, whatever the field's name says.
   */
  readonly records: { readonly [name: string]: string };
  /**
   * Calls by the path from the import, with calls on the way left out: `{Stripe.,}customers.retrieve` is two of them. What they give:
   * `Customer`, `Customer*` for several, `data:Customer*` for a page that has them under a key; alternatives parted by spaces.
   */
  readonly gives: { readonly [paths: string]: string };
  /** Members that are a record without being called. */
  readonly values?: { readonly [paths: string]: string };
}

const GMAIL = {
  Message: "id threadId snippet=content.message payload=content.message raw=content.message",
  Messages: "messages:MessageId*",
  MessageId: "id threadId",
  Thread: "id snippet=content.message messages:Message*",
};
const CALENDAR = {
  Event:
    "id summary=content.message description=content.message location=loc.travel start end attendees:Attendee* organizer:Attendee creator:Attendee",
  Attendee: "email displayName=name.full responseStatus comment=content.message",
  Events: "items:Event*",
};
const PEOPLE = {
  Person:
    "resourceName names:PersonName* emailAddresses:PersonField* phoneNumbers:PersonField* addresses:PersonAddress* birthdays=birth.date* biographies",
  PersonName: "displayName=name.full givenName=name.first familyName=name.last",
  PersonField: "value=contact.email type",
  PersonAddress: "formattedValue=contact.address streetAddress city postalCode",
  People: "connections:Person*",
};
const SLACK = {
  User: "id name=account.username real_name=name.full profile:Profile tz",
  Profile: "email phone first_name last_name real_name=name.full display_name=account.username title",
  Message: "text=content.message user ts",
};

export const RECORD_CLIENTS: readonly RecordClient[] = [
  // ── customers, support ─────────────────────────────────────────────────────────────────────────────────────────
  {
    id: "stripe",
    modules: ["stripe"],
    read: "stripe 23.1.0 (npm), source, 2026-11-22; stripe-python 0163bb7, documentation, 2026-11-22",
    records: {
      Customer: "id email name=name.full individual_name=name.full phone address:Address shipping:Shipping description metadata",
      Shipping: "name=name.full phone address:Address",
      Address: "line1=contact.address line2=contact.address city postal_code state country",
    },
    gives: {
      "{Stripe.,StripeClient.,StripeClient.v1.,}customers.{retrieve,update,create} Customer.{retrieve,create,modify}": "Customer",
      "{Stripe.,StripeClient.,StripeClient.v1.,}customers.{list,search} Customer.{list,search}": "data:Customer* Customer*",
    },
  },
  {
    id: "salesforce",
    modules: ["simple_salesforce", "jsforce"],
    read: "simple-salesforce 01691bd, source; jsforce 3.10.26 (npm), source, 2026-11-22",
    // The statement says which object it is: a field counts where its own name does.
    records: { Row: "" },
    gives: {
      "Salesforce.{query,query_all,query_more}": "records:Row*",
      "Salesforce.{Contact,Lead,User,Account,Case}.get": "Row",
      "{jsforce.,}Connection.query": "records:Row* Row*",
      "{jsforce.,}Connection.retrieve": "Row",
      "{jsforce.,}Connection.sobject.{retrieve,findOne}": "Row",
      "{jsforce.,}Connection.sobject.find": "Row*",
    },
  },
  {
    id: "hubspot",
    modules: ["hubspot", "@hubspot/api-client"],
    read: "@hubspot/api-client 14.0.1 (npm), source; hubspot-api-python 00dc04e, documentation, 2026-11-22",
    records: {
      Contact: "id properties:ContactProperties",
      ContactProperties:
        "email firstname=name.first lastname=name.last phone mobilephone=contact.phone address=contact.address city zip company jobtitle date_of_birth",
    },
    gives: {
      "{HubSpot,Client}.crm.contacts.{basic_api.get_by_id,basicApi.getById}": "Contact",
      "{HubSpot,Client}.crm.contacts.{basic_api.get_page,basicApi.getPage,search_api.do_search,searchApi.doSearch}": "results:Contact*",
      "{HubSpot,Client}.crm.contacts.{get_all,getAll}": "Contact*",
    },
  },
  {
    id: "zendesk",
    modules: ["zenpy", "node-zendesk"],
    read: "zenpy 014b1c8 and its page of PyPI, documentation; node-zendesk 6.0.1 (npm), source, 2026-11-22",
    records: {
      Ticket:
        "id subject=content.message description=content.message raw_subject=content.message status priority requester:User submitter:User assignee:User",
      User: "id name=name.full email phone details notes",
      Comment: "id body=content.message html_body=content.message plain_body=content.message author:User author_id",
    },
    gives: {
      "Zenpy.tickets": "Ticket Ticket*",
      "Zenpy.tickets.comments": "Comment*",
      "Zenpy.users": "User User*",
      "{createClient,zendesk.createClient,ZendeskClient}.tickets.show": "result:Ticket",
      "{createClient,zendesk.createClient,ZendeskClient}.tickets.{list,listAssigned,listByOrganization,listByUserRequested,listRecent}":
        "Ticket*",
      "{createClient,zendesk.createClient,ZendeskClient}.tickets.getComments": "Comment*",
      "{createClient,zendesk.createClient,ZendeskClient}.users.{show,me}": "result:User",
      "{createClient,zendesk.createClient,ZendeskClient}.users.{list,search,listByGroup,listByOrganization}": "User*",
    },
  },
  {
    id: "intercom",
    modules: ["intercom-client"],
    read: "intercom-client 7.0.3 (npm), source, 2026-11-22",
    records: {
      Contact: "id external_id email phone name=name.full owner_id custom_attributes location",
      Conversation: "id title=content.message source:Source",
      Source: "subject=content.message body=content.message",
    },
    gives: {
      "IntercomClient.contacts.{find,create,update,showContactByExternalId}": "Contact",
      "IntercomClient.contacts.{list,search}": "data:Contact* Contact*",
      "IntercomClient.conversations.find": "Conversation",
      "IntercomClient.conversations.{list,search}": "data:Conversation* Conversation*",
    },
  },
  // ── mail, calendar, people ─────────────────────────────────────────────────────────────────────────────────────
  {
    id: "google-api-python",
    modules: ["googleapiclient"],
    read: "google-api-python-client 2.201.0 (PyPI), its discovery documents, source, 2026-11-22",
    records: { ...GMAIL, ...CALENDAR, ...PEOPLE },
    gives: {
      "{discovery.,}build.users.messages.get.execute": "Message",
      "{discovery.,}build.users.messages.list.execute": "Messages",
      "{discovery.,}build.users.threads.get.execute": "Thread",
      "{discovery.,}build.events.get.execute": "Event",
      "{discovery.,}build.events.list.execute": "Events",
      "{discovery.,}build.people.get.execute": "Person",
      "{discovery.,}build.people.connections.list.execute": "People",
    },
  },
  {
    id: "googleapis",
    modules: ["googleapis", "@googleapis/gmail", "@googleapis/calendar", "@googleapis/people"],
    read: "@googleapis/gmail 22.0.1, @googleapis/calendar 20.0.1, @googleapis/people 12.0.1 (npm), source, 2026-11-22",
    records: { ...GMAIL, ...CALENDAR, ...PEOPLE },
    gives: {
      "{google.,}gmail.users.messages.get": "data:Message",
      "{google.,}gmail.users.messages.list": "data:Messages",
      "{google.,}gmail.users.threads.get": "data:Thread",
      "{google.,}calendar.events.get": "data:Event",
      "{google.,}calendar.events.list": "data:Events",
      "{google.,}people.people.get": "data:Person",
      "{google.,}people.people.connections.list": "data:People",
    },
  },
  {
    id: "nylas",
    modules: ["nylas"],
    read: "nylas 8.4.0 (npm), source, 2026-11-22",
    records: {
      Message:
        "id subject=content.message body=content.message snippet=content.message from:Mailbox* to:Mailbox* cc:Mailbox* bcc:Mailbox* replyTo:Mailbox*",
      Mailbox: "name=name.full email",
      Event:
        "id title=content.message description=content.message location=loc.travel participants:Mailbox* organizer:Mailbox creator:Mailbox",
      Contact:
        "id birthday=birth.date displayName=name.full givenName=name.first surname=name.last notes=content.message emails:Mailbox* phoneNumbers:Phone*",
      Phone: "number=contact.phone",
    },
    gives: {
      "{Nylas.,}messages.find": "data:Message",
      "{Nylas.,}messages.list": "data:Message*",
      "{Nylas.,}events.find": "data:Event",
      "{Nylas.,}events.list": "data:Event*",
      "{Nylas.,}contacts.find": "data:Contact",
      "{Nylas.,}contacts.list": "data:Contact*",
    },
  },
  {
    id: "imapflow",
    modules: ["imapflow"],
    read: "imapflow 2.10.2 (npm), source, 2026-11-22",
    records: {
      Fetched: "uid seq envelope:Envelope source=content.message bodyParts=content.message headers",
      Envelope: "subject=content.message from:Address* sender:Address* replyTo:Address* to:Address* cc:Address* bcc:Address* date",
      Address: "name=name.full address=contact.email",
    },
    gives: { "ImapFlow.fetchOne": "Fetched", "ImapFlow.{fetch,fetchAll}": "Fetched*" },
  },
  {
    id: "mailparser",
    modules: ["mailparser"],
    read: "@types/mailparser 3.9.0 and mailparser 3.14.2 (npm), source, 2026-11-22",
    records: {
      Mail: "text=content.message html=content.message textAsHtml=content.message subject=content.message from:Addresses to:Addresses cc:Addresses bcc:Addresses replyTo:Addresses",
      Addresses: "text=contact.email html=contact.email",
    },
    gives: { simpleParser: "Mail" },
  },
  {
    id: "imap-tools",
    modules: ["imap_tools"],
    read: "imap_tools 00f585e, source, 2026-11-22",
    records: {
      Mail: "uid subject=content.message text=content.message html=content.message from_=contact.email to=contact.email* cc=contact.email* bcc=contact.email* reply_to=contact.email*",
    },
    gives: { "{MailBox,MailBoxTls,MailBoxUnencrypted}.fetch {MailBox,MailBoxTls,MailBoxUnencrypted}.login.fetch": "Mail*" },
  },
  {
    id: "slack",
    modules: ["slack_sdk", "@slack/web-api"],
    read: "@slack/web-api 8.2.0 (npm), source; its methods' pages (users.info), documentation, 2026-11-22",
    records: SLACK,
    gives: {
      "{WebClient,AsyncWebClient}.{users_info,users.info,users_lookupByEmail,users.lookupByEmail}": "user:User",
      "{WebClient,AsyncWebClient}.{users_list,users.list}": "members:User*",
      "{WebClient,AsyncWebClient}.{users_profile_get,users.profile.get}": "profile:Profile",
      "{WebClient,AsyncWebClient}.{conversations_history,conversations.history,conversations_replies,conversations.replies}":
        "messages:Message*",
    },
  },
  // ── who is signed in ───────────────────────────────────────────────────────────────────────────────────────────
  {
    id: "flask-login",
    modules: ["flask_login"],
    read: "flask-login 3791663, source, 2026-11-22",
    records: { User: "" },
    gives: {},
    values: { current_user: "User" },
  },
  {
    id: "clerk",
    modules: ["@clerk/nextjs"],
    read: "@clerk/nextjs 7.9.17, @clerk/backend 3.25.0 (npm), source, 2026-11-22",
    records: {
      User: "id firstName lastName fullName username=account.username emailAddresses:EmailAddress* primaryEmailAddress:EmailAddress phoneNumbers:PhoneNumber* primaryPhoneNumber:PhoneNumber publicMetadata privateMetadata",
      EmailAddress: "id emailAddress",
      PhoneNumber: "id phoneNumber",
    },
    gives: { currentUser: "User" },
  },
  {
    id: "auth0",
    modules: ["@auth0/nextjs-auth0"],
    read: "@auth0/nextjs-auth0 4.30.0 (npm), source, 2026-11-22",
    records: {
      Session: "user:User tokenSet internal",
      User: "sub name=name.full nickname given_name family_name picture email email_verified",
    },
    gives: { "Auth0Client.getSession": "Session" },
  },
];

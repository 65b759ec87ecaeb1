import { expect, test } from "vitest";
import { uriOf, workspaceOf } from "../../../../test/support/workspace.ts";

const DESK = `package com.harbour;

import org.springframework.ai.chat.client.ChatClient;

class Desk {
    private final ChatClient client;
    Desk(ChatClient.Builder builder) { this.client = builder.build(); }
    String ask(Customer customer) {
        return client.prompt().user("Ticket of " + ARGUMENT).call().content();
    }
}
`;
const RECORD = "record Customer(long id, String email, Address address) {}\nrecord Address(String city, String phoneNumber) {}\n";
const ENTITY = `import jakarta.persistence.Entity;

@Entity
class Customer {
    private Long id;
    private String email;
    private Address address;
    String getEmail() { return email; }
    Address getAddress() { return address; }
    void bill() {}
}
class Address {
    private String phoneNumber;
    String getPhoneNumber() { return phoneNumber; }
}
`;
const LOMBOK = "import lombok.Data;\n\n@Data\nclass Customer {\n    private String email;\n    private String plan;\n}\n";
const BEHAVIOUR = "class Customer {\n    String email() { return Mailer.send(this); }\n}\n";

async function found(customer: string, argument: string): Promise<string[]> {
  const files = { "src/com/harbour/Desk.java": DESK.replace("ARGUMENT", argument), "src/com/harbour/Customer.java": customer };
  const workspace = workspaceOf(files, { command: { only: ["privacy/pii-field-interpolated"] } });
  const { findings } = await workspace.lint(uriOf("src/com/harbour/Desk.java"));
  return findings.map((it) => it.message.replace(/^.*`(.*)` \((.*)\).*$/, "$1: $2"));
}

test.each([
  ["a component of a record", RECORD, "customer.email()", ["customer.email: e-mail address"]],
  ["a component of a component", RECORD, "customer.address().phoneNumber()", ["address.phoneNumber: telephone number"]],
  ["a getter of an entity", ENTITY, "customer.getEmail()", ["customer.email: e-mail address"]],
  ["a getter behind a getter", ENTITY, "customer.getAddress().getPhoneNumber()", ["getAddress.phoneNumber: telephone number"]],
  ["a getter that is generated", LOMBOK, "customer.getEmail()", ["customer.email: e-mail address"]],
  ["look-alike: nobody's field", LOMBOK, "customer.getPlan()", []],
  ["look-alike: an identifier", RECORD, "customer.id()", []],
  ["look-alike: a method that is given something", RECORD, "customer.email(1)", []],
  ["look-alike: a method that does something", BEHAVIOUR, "customer.email()", []],
])("%s", async (_, customer, argument, expected) => {
  expect(await found(`package com.harbour;\n\n${customer}`, argument)).toEqual(expected);
});

// Generated from schemas/test.schema.json by `npm run generate`; do not edit.
const validate = validate20;
var stdin_default = validate20;
const schema31 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "test.schema.json", title: "*.mosquitto-test.yaml", description: "Unit tests for a mosquitto.conf. Run them with checkconfig test.", type: "object", required: ["configuration"], additionalProperties: !1, properties: { configuration: { description: "The main file, or several, or globs. Relative paths start in the folder of the test file.", $ref: "#/$defs/texts" }, targets: { description: "The releases to test: 2.0.22, 2.0, debian-12, \u2026 The newest by default.", type: ["string", "number", "array"], items: { type: ["string", "number"] } }, root: { description: "A folder that holds the broker's whole file system.", type: "string" }, map: { description: "Folders of the broker's machine, and where they are here.", type: "object", additionalProperties: { type: "string" } }, cwd: { description: "The folder that the broker is started in. The configuration's own by default.", type: "string" }, files: { description: "Files that exist only for the tests, by the path that the configuration names: their text.", type: "object", additionalProperties: { type: "string" } }, passwords: { description: "Password files that are made for the tests, by the path that the configuration names: a password for each username. Of a file of dynamic security a copy gets these passwords.", type: "object", additionalProperties: { type: "object", additionalProperties: { type: ["string", "number"] } } }, psk: { description: "PSK files that are made for the tests, by the path that the configuration names: a key in hexadecimal for each identity.", type: "object", additionalProperties: { type: "object", additionalProperties: { type: ["string", "number"] } } }, certificates: { description: "Certificates that are made for the tests, each with a name for use below.", type: "object", additionalProperties: { $ref: "#/$defs/certificate" } }, plugins: { description: "JavaScript modules that run in the place of plugins, by the path that the configuration names.", type: "object", additionalProperties: { type: "string" } }, bridges: { description: "The far ends of bridges, by the name of the bridge in the configuration: brokers that run for the tests. Other bridges stay off.", type: "object", additionalProperties: { $ref: "#/$defs/bridge" } }, clients: { description: "Clients of all cases, each with a name for use below.", type: "object", additionalProperties: { $ref: "#/$defs/client" } }, access: { description: "Tables of clients by topics, each a text: a line with the word client and the topics, then a line for each client with r, w, rw or - for each topic.", type: ["string", "array"], items: { $ref: "#/$defs/access" } }, cases: { type: "array", items: { $ref: "#/$defs/case" } } }, $defs: { texts: { type: ["string", "array"], items: { type: "string" } }, certificate: { type: ["object", "null"], additionalProperties: !1, properties: { is: { description: "What it is for: client by default.", enum: ["authority", "server", "client"] }, name: { description: "Its common name. The name that it has here by default.", type: "string" }, by: { description: "The authority that signs it. The first one by default.", type: "string" }, certificate: { description: "The path of the certificate, as the configuration names it.", type: "string" }, key: { description: "The path of its private key, as the configuration names it.", type: "string" }, revocations: { description: "Of an authority: the path of its list of revoked certificates, as the configuration names it.", type: "string" }, expired: { description: "Whether it is no longer valid.", type: "boolean" }, revoked: { description: "Whether its authority has revoked it.", type: "boolean" } } }, bridge: { type: ["object", "null"], additionalProperties: !1, properties: { configuration: { description: "The configuration of the far end. By default it accepts every client, without TLS.", type: "string" }, target: { description: "The release of the far end. The newest by default.", type: ["string", "number"] } } }, client: { type: ["object", "null"], additionalProperties: !1, properties: { listener: { description: "The port in the configuration, or the path of the socket. The first listener by default.", type: ["integer", "string"] }, bridge: { description: "The client connects to the far end of this bridge, and not to the broker that is tested.", type: "string" }, version: { description: "The version of MQTT: 3.1.1 by default.", enum: [3.1, "3.1", "3.1.1", 5, "5", "5.0"] }, tls: { description: "Whether it uses TLS. By default, as the listener requires.", type: "boolean" }, websockets: { description: "Whether it uses WebSockets. By default, as the listener requires.", type: "boolean" }, username: { type: ["string", "number"] }, password: { type: ["string", "number"] }, clientId: { description: 'Its client id; "" leaves it to the broker. The name that it has here by default.', type: ["string", "number"] }, certificate: { description: "One of certificates.", type: "string" }, psk: { description: "Its pre-shared key.", type: "object", required: ["identity", "key"], additionalProperties: !1, properties: { identity: { type: "string" }, key: { description: "In hexadecimal.", type: ["string", "number"] } } }, cleanStart: { description: "Clean Session or Clean Start: true by default.", type: "boolean" }, keepAlive: { description: "Seconds; 0, none, by default.", type: "integer", minimum: 0, maximum: 65535 }, sessionExpiry: { description: "Seconds that the session is kept (MQTT 5).", type: "integer", minimum: 0 }, receiveMaximum: { type: "integer", minimum: 1, maximum: 65535 }, will: { type: "object", required: ["topic"], additionalProperties: !1, properties: { topic: { type: "string" }, payload: { $ref: "#/$defs/payload" }, qos: { $ref: "#/$defs/qos" }, retain: { type: "boolean" }, delay: { description: "Seconds (MQTT 5).", type: "integer", minimum: 0 } } } } }, access: { type: ["string", "object"], required: ["table"], additionalProperties: !1, properties: { name: { type: "string" }, listener: { type: ["integer", "string"] }, table: { description: "A line with the word client and the topics, then a line for each client: its name, and r, w, rw or - for each topic.", type: "string" } } }, case: { type: "object", required: ["name"], additionalProperties: !1, properties: { name: { type: "string" }, for: { description: "Repeats the case for each value; ${name} stands for it in every text of the case.", type: "object", additionalProperties: { type: "array", items: { type: ["string", "number"] } } }, given: { description: "Clients of this case. They are added to clients, or replace some of their settings.", type: "object", additionalProperties: { $ref: "#/$defs/client" } }, when: { description: "What happens, in this order.", type: "array", items: { $ref: "#/$defs/step" } }, then: { $ref: "#/$defs/expectation" } } }, step: { description: "One thing that happens. A client that is not connected yet connects first.", type: "object", minProperties: 1, additionalProperties: !1, properties: { connect: { description: "A client, or several, connect.", $ref: "#/$defs/texts" }, subscribe: { description: "A filter, or several.", $ref: "#/$defs/texts" }, unsubscribe: { description: "A filter, or several.", $ref: "#/$defs/texts" }, publish: { description: "The topic.", type: "string" }, disconnect: { description: "A client, or several, send DISCONNECT.", $ref: "#/$defs/texts" }, cut: { description: "The connections of these clients or bridges break.", $ref: "#/$defs/texts" }, send: { description: "Raw bytes in hexadecimal.", type: "string" }, wait: { description: "Time passes: seconds, or 30s, 5m, 2h, 1d. Simulated in the embedded broker.", type: ["number", "string"] }, restart: { description: "The broker restarts.", const: !0 }, reload: { description: "The broker reads its access files again.", const: !0 }, expect: { description: "What is expected at this point.", $ref: "#/$defs/expectation" }, as: { description: "The client that does it. A message without a client is published by the broker itself.", type: "string" }, payload: { $ref: "#/$defs/payload" }, qos: { $ref: "#/$defs/qos" }, retain: { type: "boolean" }, properties: { description: "Properties of MQTT 5.", type: "object" }, then: { description: "What the client is answered. accepted by default; for subscribe the granted QoS.", $ref: "#/$defs/outcome" } } }, outcome: { description: "accepted, denied, why a connection is refused, or a number: the granted QoS or the code of the answer.", enum: ["accepted", "denied", "refused", "closed", "protocol-version", "client-id", "bad-credentials", "not-authorized", 0, 1, 2, 3, 4, 5, 128, 129, 130, 131, 132, 133, 134, 135, 138, 140, 143, 144, 151, 154, 155, 158, 161, 162] }, expectation: { description: "What is expected. Only what is named is compared.", type: "object", minProperties: 1, additionalProperties: !1, properties: { connect: { description: "What each client is answered that connects: accepted, or why not.", type: "object", additionalProperties: { $ref: "#/$defs/outcome" } }, messages: { description: "Exactly these messages for each client, since the last expectation. An empty list means that none may arrive.", type: "object", additionalProperties: { type: "array", items: { $ref: "#/$defs/message" } } }, connected: { description: "Whether each client, or each bridge of bridges, is connected.", type: "object", additionalProperties: { type: "boolean" } }, disconnected: { description: "The reason code of the broker's DISCONNECT for each client (MQTT 5), or closed.", type: "object", additionalProperties: { type: ["integer", "string"] } }, retained: { description: "Exactly these retained messages: a payload for each topic. Asked of the embedded broker.", type: "object", additionalProperties: { $ref: "#/$defs/payload" } }, sys: { description: "Values of $SYS topics, which some client of the case must be allowed to receive.", type: "object", additionalProperties: { $ref: "#/$defs/payload" } }, log: { description: "Texts that lines of the broker's log contain.", $ref: "#/$defs/texts" } } }, message: { description: "The topic, or the topic and more. Only what is named is compared.", type: ["string", "object"], required: ["topic"], additionalProperties: !1, properties: { topic: { type: "string" }, payload: { $ref: "#/$defs/payload" }, qos: { $ref: "#/$defs/qos" }, retain: { type: "boolean" }, properties: { description: "Properties of MQTT 5.", type: "object" } } }, payload: { type: ["string", "number", "boolean"] }, qos: { enum: [0, 1, 2] } } }, schema32 = { type: ["string", "array"], items: { type: "string" } }, schema33 = { type: ["object", "null"], additionalProperties: !1, properties: { is: { description: "What it is for: client by default.", enum: ["authority", "server", "client"] }, name: { description: "Its common name. The name that it has here by default.", type: "string" }, by: { description: "The authority that signs it. The first one by default.", type: "string" }, certificate: { description: "The path of the certificate, as the configuration names it.", type: "string" }, key: { description: "The path of its private key, as the configuration names it.", type: "string" }, revocations: { description: "Of an authority: the path of its list of revoked certificates, as the configuration names it.", type: "string" }, expired: { description: "Whether it is no longer valid.", type: "boolean" }, revoked: { description: "Whether its authority has revoked it.", type: "boolean" } } }, schema34 = { type: ["object", "null"], additionalProperties: !1, properties: { configuration: { description: "The configuration of the far end. By default it accepts every client, without TLS.", type: "string" }, target: { description: "The release of the far end. The newest by default.", type: ["string", "number"] } } }, schema38 = { type: ["string", "object"], required: ["table"], additionalProperties: !1, properties: { name: { type: "string" }, listener: { type: ["integer", "string"] }, table: { description: "A line with the word client and the topics, then a line for each client: its name, and r, w, rw or - for each topic.", type: "string" } } }, func1 = Object.prototype.hasOwnProperty, schema35 = { type: ["object", "null"], additionalProperties: !1, properties: { listener: { description: "The port in the configuration, or the path of the socket. The first listener by default.", type: ["integer", "string"] }, bridge: { description: "The client connects to the far end of this bridge, and not to the broker that is tested.", type: "string" }, version: { description: "The version of MQTT: 3.1.1 by default.", enum: [3.1, "3.1", "3.1.1", 5, "5", "5.0"] }, tls: { description: "Whether it uses TLS. By default, as the listener requires.", type: "boolean" }, websockets: { description: "Whether it uses WebSockets. By default, as the listener requires.", type: "boolean" }, username: { type: ["string", "number"] }, password: { type: ["string", "number"] }, clientId: { description: 'Its client id; "" leaves it to the broker. The name that it has here by default.', type: ["string", "number"] }, certificate: { description: "One of certificates.", type: "string" }, psk: { description: "Its pre-shared key.", type: "object", required: ["identity", "key"], additionalProperties: !1, properties: { identity: { type: "string" }, key: { description: "In hexadecimal.", type: ["string", "number"] } } }, cleanStart: { description: "Clean Session or Clean Start: true by default.", type: "boolean" }, keepAlive: { description: "Seconds; 0, none, by default.", type: "integer", minimum: 0, maximum: 65535 }, sessionExpiry: { description: "Seconds that the session is kept (MQTT 5).", type: "integer", minimum: 0 }, receiveMaximum: { type: "integer", minimum: 1, maximum: 65535 }, will: { type: "object", required: ["topic"], additionalProperties: !1, properties: { topic: { type: "string" }, payload: { $ref: "#/$defs/payload" }, qos: { $ref: "#/$defs/qos" }, retain: { type: "boolean" }, delay: { description: "Seconds (MQTT 5).", type: "integer", minimum: 0 } } } } }, schema36 = { type: ["string", "number", "boolean"] }, schema37 = { enum: [0, 1, 2] };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), !(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema35.type }, message: "must be object,null", schema: schema35.type, parentSchema: schema35, data };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data)
      if (!func1.call(schema35.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema35, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.listener !== void 0) {
      let data0 = data.listener;
      if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0)) && typeof data0 != "string") {
        const err2 = { instancePath: instancePath + "/listener", schemaPath: "#/properties/listener/type", keyword: "type", params: { type: schema35.properties.listener.type }, message: "must be integer,string", schema: schema35.properties.listener.type, parentSchema: schema35.properties.listener, data: data0 };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data.bridge !== void 0) {
      let data1 = data.bridge;
      if (typeof data1 != "string") {
        const err3 = { instancePath: instancePath + "/bridge", schemaPath: "#/properties/bridge/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.bridge.type, parentSchema: schema35.properties.bridge, data: data1 };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data.version !== void 0) {
      let data2 = data.version;
      if (!(data2 === 3.1 || data2 === "3.1" || data2 === "3.1.1" || data2 === 5 || data2 === "5" || data2 === "5.0")) {
        const err4 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/enum", keyword: "enum", params: { allowedValues: schema35.properties.version.enum }, message: "must be equal to one of the allowed values", schema: schema35.properties.version.enum, parentSchema: schema35.properties.version, data: data2 };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.tls !== void 0) {
      let data3 = data.tls;
      if (typeof data3 != "boolean") {
        const err5 = { instancePath: instancePath + "/tls", schemaPath: "#/properties/tls/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema35.properties.tls.type, parentSchema: schema35.properties.tls, data: data3 };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.websockets !== void 0) {
      let data4 = data.websockets;
      if (typeof data4 != "boolean") {
        const err6 = { instancePath: instancePath + "/websockets", schemaPath: "#/properties/websockets/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema35.properties.websockets.type, parentSchema: schema35.properties.websockets, data: data4 };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.username !== void 0) {
      let data5 = data.username;
      if (typeof data5 != "string" && typeof data5 != "number") {
        const err7 = { instancePath: instancePath + "/username", schemaPath: "#/properties/username/type", keyword: "type", params: { type: schema35.properties.username.type }, message: "must be string,number", schema: schema35.properties.username.type, parentSchema: schema35.properties.username, data: data5 };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.password !== void 0) {
      let data6 = data.password;
      if (typeof data6 != "string" && typeof data6 != "number") {
        const err8 = { instancePath: instancePath + "/password", schemaPath: "#/properties/password/type", keyword: "type", params: { type: schema35.properties.password.type }, message: "must be string,number", schema: schema35.properties.password.type, parentSchema: schema35.properties.password, data: data6 };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.clientId !== void 0) {
      let data7 = data.clientId;
      if (typeof data7 != "string" && typeof data7 != "number") {
        const err9 = { instancePath: instancePath + "/clientId", schemaPath: "#/properties/clientId/type", keyword: "type", params: { type: schema35.properties.clientId.type }, message: "must be string,number", schema: schema35.properties.clientId.type, parentSchema: schema35.properties.clientId, data: data7 };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.certificate !== void 0) {
      let data8 = data.certificate;
      if (typeof data8 != "string") {
        const err10 = { instancePath: instancePath + "/certificate", schemaPath: "#/properties/certificate/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.certificate.type, parentSchema: schema35.properties.certificate, data: data8 };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.psk !== void 0) {
      let data9 = data.psk;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        if (data9.identity === void 0) {
          const err11 = { instancePath: instancePath + "/psk", schemaPath: "#/properties/psk/required", keyword: "required", params: { missingProperty: "identity" }, message: "must have required property 'identity'", schema: schema35.properties.psk.required, parentSchema: schema35.properties.psk, data: data9 };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
        if (data9.key === void 0) {
          const err12 = { instancePath: instancePath + "/psk", schemaPath: "#/properties/psk/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'", schema: schema35.properties.psk.required, parentSchema: schema35.properties.psk, data: data9 };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
        for (const key1 in data9)
          if (!(key1 === "identity" || key1 === "key")) {
            const err13 = { instancePath: instancePath + "/psk", schemaPath: "#/properties/psk/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema35.properties.psk, data: data9 };
            vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
          }
        if (data9.identity !== void 0) {
          let data10 = data9.identity;
          if (typeof data10 != "string") {
            const err14 = { instancePath: instancePath + "/psk/identity", schemaPath: "#/properties/psk/properties/identity/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.psk.properties.identity.type, parentSchema: schema35.properties.psk.properties.identity, data: data10 };
            vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
          }
        }
        if (data9.key !== void 0) {
          let data11 = data9.key;
          if (typeof data11 != "string" && typeof data11 != "number") {
            const err15 = { instancePath: instancePath + "/psk/key", schemaPath: "#/properties/psk/properties/key/type", keyword: "type", params: { type: schema35.properties.psk.properties.key.type }, message: "must be string,number", schema: schema35.properties.psk.properties.key.type, parentSchema: schema35.properties.psk.properties.key, data: data11 };
            vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/psk", schemaPath: "#/properties/psk/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema35.properties.psk.type, parentSchema: schema35.properties.psk, data: data9 };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.cleanStart !== void 0) {
      let data12 = data.cleanStart;
      if (typeof data12 != "boolean") {
        const err17 = { instancePath: instancePath + "/cleanStart", schemaPath: "#/properties/cleanStart/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema35.properties.cleanStart.type, parentSchema: schema35.properties.cleanStart, data: data12 };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.keepAlive !== void 0) {
      let data13 = data.keepAlive;
      if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13))) {
        const err18 = { instancePath: instancePath + "/keepAlive", schemaPath: "#/properties/keepAlive/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.keepAlive.type, parentSchema: schema35.properties.keepAlive, data: data13 };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
      if (typeof data13 == "number") {
        if (data13 > 65535 || isNaN(data13)) {
          const err19 = { instancePath: instancePath + "/keepAlive", schemaPath: "#/properties/keepAlive/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, message: "must be <= 65535", schema: 65535, parentSchema: schema35.properties.keepAlive, data: data13 };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
        if (data13 < 0 || isNaN(data13)) {
          const err20 = { instancePath: instancePath + "/keepAlive", schemaPath: "#/properties/keepAlive/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema35.properties.keepAlive, data: data13 };
          vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
        }
      }
    }
    if (data.sessionExpiry !== void 0) {
      let data14 = data.sessionExpiry;
      if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14))) {
        const err21 = { instancePath: instancePath + "/sessionExpiry", schemaPath: "#/properties/sessionExpiry/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.sessionExpiry.type, parentSchema: schema35.properties.sessionExpiry, data: data14 };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
      if (typeof data14 == "number" && (data14 < 0 || isNaN(data14))) {
        const err22 = { instancePath: instancePath + "/sessionExpiry", schemaPath: "#/properties/sessionExpiry/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema35.properties.sessionExpiry, data: data14 };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
    if (data.receiveMaximum !== void 0) {
      let data15 = data.receiveMaximum;
      if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15))) {
        const err23 = { instancePath: instancePath + "/receiveMaximum", schemaPath: "#/properties/receiveMaximum/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.receiveMaximum.type, parentSchema: schema35.properties.receiveMaximum, data: data15 };
        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
      }
      if (typeof data15 == "number") {
        if (data15 > 65535 || isNaN(data15)) {
          const err24 = { instancePath: instancePath + "/receiveMaximum", schemaPath: "#/properties/receiveMaximum/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, message: "must be <= 65535", schema: 65535, parentSchema: schema35.properties.receiveMaximum, data: data15 };
          vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
        }
        if (data15 < 1 || isNaN(data15)) {
          const err25 = { instancePath: instancePath + "/receiveMaximum", schemaPath: "#/properties/receiveMaximum/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema35.properties.receiveMaximum, data: data15 };
          vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
        }
      }
    }
    if (data.will !== void 0) {
      let data16 = data.will;
      if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
        if (data16.topic === void 0) {
          const err26 = { instancePath: instancePath + "/will", schemaPath: "#/properties/will/required", keyword: "required", params: { missingProperty: "topic" }, message: "must have required property 'topic'", schema: schema35.properties.will.required, parentSchema: schema35.properties.will, data: data16 };
          vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
        }
        for (const key2 in data16)
          if (!(key2 === "topic" || key2 === "payload" || key2 === "qos" || key2 === "retain" || key2 === "delay")) {
            const err27 = { instancePath: instancePath + "/will", schemaPath: "#/properties/will/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema35.properties.will, data: data16 };
            vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
          }
        if (data16.topic !== void 0) {
          let data17 = data16.topic;
          if (typeof data17 != "string") {
            const err28 = { instancePath: instancePath + "/will/topic", schemaPath: "#/properties/will/properties/topic/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.will.properties.topic.type, parentSchema: schema35.properties.will.properties.topic, data: data17 };
            vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
          }
        }
        if (data16.payload !== void 0) {
          let data18 = data16.payload;
          if (typeof data18 != "string" && typeof data18 != "number" && typeof data18 != "boolean") {
            const err29 = { instancePath: instancePath + "/will/payload", schemaPath: "#/$defs/payload/type", keyword: "type", params: { type: schema36.type }, message: "must be string,number,boolean", schema: schema36.type, parentSchema: schema36, data: data18 };
            vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
          }
        }
        if (data16.qos !== void 0) {
          let data19 = data16.qos;
          if (!(data19 === 0 || data19 === 1 || data19 === 2)) {
            const err30 = { instancePath: instancePath + "/will/qos", schemaPath: "#/$defs/qos/enum", keyword: "enum", params: { allowedValues: schema37.enum }, message: "must be equal to one of the allowed values", schema: schema37.enum, parentSchema: schema37, data: data19 };
            vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
          }
        }
        if (data16.retain !== void 0) {
          let data20 = data16.retain;
          if (typeof data20 != "boolean") {
            const err31 = { instancePath: instancePath + "/will/retain", schemaPath: "#/properties/will/properties/retain/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema35.properties.will.properties.retain.type, parentSchema: schema35.properties.will.properties.retain, data: data20 };
            vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
          }
        }
        if (data16.delay !== void 0) {
          let data21 = data16.delay;
          if (!(typeof data21 == "number" && !(data21 % 1) && !isNaN(data21))) {
            const err32 = { instancePath: instancePath + "/will/delay", schemaPath: "#/properties/will/properties/delay/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.will.properties.delay.type, parentSchema: schema35.properties.will.properties.delay, data: data21 };
            vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
          }
          if (typeof data21 == "number" && (data21 < 0 || isNaN(data21))) {
            const err33 = { instancePath: instancePath + "/will/delay", schemaPath: "#/properties/will/properties/delay/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema35.properties.will.properties.delay, data: data21 };
            vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
          }
        }
      } else {
        const err34 = { instancePath: instancePath + "/will", schemaPath: "#/properties/will/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema35.properties.will.type, parentSchema: schema35.properties.will, data: data16 };
        vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
      }
    }
  }
  return validate21.errors = vErrors, errors === 0;
}
validate21.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
const schema39 = { type: "object", required: ["name"], additionalProperties: !1, properties: { name: { type: "string" }, for: { description: "Repeats the case for each value; ${name} stands for it in every text of the case.", type: "object", additionalProperties: { type: "array", items: { type: ["string", "number"] } } }, given: { description: "Clients of this case. They are added to clients, or replace some of their settings.", type: "object", additionalProperties: { $ref: "#/$defs/client" } }, when: { description: "What happens, in this order.", type: "array", items: { $ref: "#/$defs/step" } }, then: { $ref: "#/$defs/expectation" } } }, schema40 = { description: "One thing that happens. A client that is not connected yet connects first.", type: "object", minProperties: 1, additionalProperties: !1, properties: { connect: { description: "A client, or several, connect.", $ref: "#/$defs/texts" }, subscribe: { description: "A filter, or several.", $ref: "#/$defs/texts" }, unsubscribe: { description: "A filter, or several.", $ref: "#/$defs/texts" }, publish: { description: "The topic.", type: "string" }, disconnect: { description: "A client, or several, send DISCONNECT.", $ref: "#/$defs/texts" }, cut: { description: "The connections of these clients or bridges break.", $ref: "#/$defs/texts" }, send: { description: "Raw bytes in hexadecimal.", type: "string" }, wait: { description: "Time passes: seconds, or 30s, 5m, 2h, 1d. Simulated in the embedded broker.", type: ["number", "string"] }, restart: { description: "The broker restarts.", const: !0 }, reload: { description: "The broker reads its access files again.", const: !0 }, expect: { description: "What is expected at this point.", $ref: "#/$defs/expectation" }, as: { description: "The client that does it. A message without a client is published by the broker itself.", type: "string" }, payload: { $ref: "#/$defs/payload" }, qos: { $ref: "#/$defs/qos" }, retain: { type: "boolean" }, properties: { description: "Properties of MQTT 5.", type: "object" }, then: { description: "What the client is answered. accepted by default; for subscribe the granted QoS.", $ref: "#/$defs/outcome" } } }, schema47 = { description: "accepted, denied, why a connection is refused, or a number: the granted QoS or the code of the answer.", enum: ["accepted", "denied", "refused", "closed", "protocol-version", "client-id", "bad-credentials", "not-authorized", 0, 1, 2, 3, 4, 5, 128, 129, 130, 131, 132, 133, 134, 135, 138, 140, 143, 144, 151, 154, 155, 158, 161, 162] }, schema46 = { description: "What is expected. Only what is named is compared.", type: "object", minProperties: 1, additionalProperties: !1, properties: { connect: { description: "What each client is answered that connects: accepted, or why not.", type: "object", additionalProperties: { $ref: "#/$defs/outcome" } }, messages: { description: "Exactly these messages for each client, since the last expectation. An empty list means that none may arrive.", type: "object", additionalProperties: { type: "array", items: { $ref: "#/$defs/message" } } }, connected: { description: "Whether each client, or each bridge of bridges, is connected.", type: "object", additionalProperties: { type: "boolean" } }, disconnected: { description: "The reason code of the broker's DISCONNECT for each client (MQTT 5), or closed.", type: "object", additionalProperties: { type: ["integer", "string"] } }, retained: { description: "Exactly these retained messages: a payload for each topic. Asked of the embedded broker.", type: "object", additionalProperties: { $ref: "#/$defs/payload" } }, sys: { description: "Values of $SYS topics, which some client of the case must be allowed to receive.", type: "object", additionalProperties: { $ref: "#/$defs/payload" } }, log: { description: "Texts that lines of the broker's log contain.", $ref: "#/$defs/texts" } } }, schema48 = { description: "The topic, or the topic and more. Only what is named is compared.", type: ["string", "object"], required: ["topic"], additionalProperties: !1, properties: { topic: { type: "string" }, payload: { $ref: "#/$defs/payload" }, qos: { $ref: "#/$defs/qos" }, retain: { type: "boolean" }, properties: { description: "Properties of MQTT 5.", type: "object" } } };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema48.type }, message: "must be string,object", schema: schema48.type, parentSchema: schema48, data };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.topic === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "topic" }, message: "must have required property 'topic'", schema: schema48.required, parentSchema: schema48, data };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "topic" || key0 === "payload" || key0 === "qos" || key0 === "retain" || key0 === "properties")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema48, data };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.topic !== void 0) {
      let data0 = data.topic;
      if (typeof data0 != "string") {
        const err3 = { instancePath: instancePath + "/topic", schemaPath: "#/properties/topic/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema48.properties.topic.type, parentSchema: schema48.properties.topic, data: data0 };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data.payload !== void 0) {
      let data1 = data.payload;
      if (typeof data1 != "string" && typeof data1 != "number" && typeof data1 != "boolean") {
        const err4 = { instancePath: instancePath + "/payload", schemaPath: "#/$defs/payload/type", keyword: "type", params: { type: schema36.type }, message: "must be string,number,boolean", schema: schema36.type, parentSchema: schema36, data: data1 };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.qos !== void 0) {
      let data2 = data.qos;
      if (!(data2 === 0 || data2 === 1 || data2 === 2)) {
        const err5 = { instancePath: instancePath + "/qos", schemaPath: "#/$defs/qos/enum", keyword: "enum", params: { allowedValues: schema37.enum }, message: "must be equal to one of the allowed values", schema: schema37.enum, parentSchema: schema37, data: data2 };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.retain !== void 0) {
      let data3 = data.retain;
      if (typeof data3 != "boolean") {
        const err6 = { instancePath: instancePath + "/retain", schemaPath: "#/properties/retain/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema48.properties.retain.type, parentSchema: schema48.properties.retain, data: data3 };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.properties !== void 0) {
      let data4 = data.properties;
      if (!(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
        const err7 = { instancePath: instancePath + "/properties", schemaPath: "#/properties/properties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema48.properties.properties.type, parentSchema: schema48.properties.properties, data: data4 };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
  }
  return validate27.errors = vErrors, errors === 0;
}
validate27.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema46, data };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "connect" || key0 === "messages" || key0 === "connected" || key0 === "disconnected" || key0 === "retained" || key0 === "sys" || key0 === "log")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema46, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.connect !== void 0) {
      let data0 = data.connect;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0))
        for (const key1 in data0) {
          let data1 = data0[key1];
          if (!(data1 === "accepted" || data1 === "denied" || data1 === "refused" || data1 === "closed" || data1 === "protocol-version" || data1 === "client-id" || data1 === "bad-credentials" || data1 === "not-authorized" || data1 === 0 || data1 === 1 || data1 === 2 || data1 === 3 || data1 === 4 || data1 === 5 || data1 === 128 || data1 === 129 || data1 === 130 || data1 === 131 || data1 === 132 || data1 === 133 || data1 === 134 || data1 === 135 || data1 === 138 || data1 === 140 || data1 === 143 || data1 === 144 || data1 === 151 || data1 === 154 || data1 === 155 || data1 === 158 || data1 === 161 || data1 === 162)) {
            const err2 = { instancePath: instancePath + "/connect/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/outcome/enum", keyword: "enum", params: { allowedValues: schema47.enum }, message: "must be equal to one of the allowed values", schema: schema47.enum, parentSchema: schema47, data: data1 };
            vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
          }
        }
      else {
        const err3 = { instancePath: instancePath + "/connect", schemaPath: "#/properties/connect/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema46.properties.connect.type, parentSchema: schema46.properties.connect, data: data0 };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data.messages !== void 0) {
      let data2 = data.messages;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2))
        for (const key2 in data2) {
          let data3 = data2[key2];
          if (Array.isArray(data3)) {
            const len0 = data3.length;
            for (let i0 = 0; i0 < len0; i0++)
              validate27(data3[i0], { instancePath: instancePath + "/messages/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors), errors = vErrors.length);
          } else {
            const err4 = { instancePath: instancePath + "/messages/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/messages/additionalProperties/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema46.properties.messages.additionalProperties.type, parentSchema: schema46.properties.messages.additionalProperties, data: data3 };
            vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
          }
        }
      else {
        const err5 = { instancePath: instancePath + "/messages", schemaPath: "#/properties/messages/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema46.properties.messages.type, parentSchema: schema46.properties.messages, data: data2 };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.connected !== void 0) {
      let data5 = data.connected;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5))
        for (const key3 in data5) {
          let data6 = data5[key3];
          if (typeof data6 != "boolean") {
            const err6 = { instancePath: instancePath + "/connected/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/connected/additionalProperties/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema46.properties.connected.additionalProperties.type, parentSchema: schema46.properties.connected.additionalProperties, data: data6 };
            vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
          }
        }
      else {
        const err7 = { instancePath: instancePath + "/connected", schemaPath: "#/properties/connected/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema46.properties.connected.type, parentSchema: schema46.properties.connected, data: data5 };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.disconnected !== void 0) {
      let data7 = data.disconnected;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7))
        for (const key4 in data7) {
          let data8 = data7[key4];
          if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8)) && typeof data8 != "string") {
            const err8 = { instancePath: instancePath + "/disconnected/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/disconnected/additionalProperties/type", keyword: "type", params: { type: schema46.properties.disconnected.additionalProperties.type }, message: "must be integer,string", schema: schema46.properties.disconnected.additionalProperties.type, parentSchema: schema46.properties.disconnected.additionalProperties, data: data8 };
            vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
          }
        }
      else {
        const err9 = { instancePath: instancePath + "/disconnected", schemaPath: "#/properties/disconnected/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema46.properties.disconnected.type, parentSchema: schema46.properties.disconnected, data: data7 };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.retained !== void 0) {
      let data9 = data.retained;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9))
        for (const key5 in data9) {
          let data10 = data9[key5];
          if (typeof data10 != "string" && typeof data10 != "number" && typeof data10 != "boolean") {
            const err10 = { instancePath: instancePath + "/retained/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/payload/type", keyword: "type", params: { type: schema36.type }, message: "must be string,number,boolean", schema: schema36.type, parentSchema: schema36, data: data10 };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
        }
      else {
        const err11 = { instancePath: instancePath + "/retained", schemaPath: "#/properties/retained/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema46.properties.retained.type, parentSchema: schema46.properties.retained, data: data9 };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data.sys !== void 0) {
      let data11 = data.sys;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11))
        for (const key6 in data11) {
          let data12 = data11[key6];
          if (typeof data12 != "string" && typeof data12 != "number" && typeof data12 != "boolean") {
            const err12 = { instancePath: instancePath + "/sys/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/payload/type", keyword: "type", params: { type: schema36.type }, message: "must be string,number,boolean", schema: schema36.type, parentSchema: schema36, data: data12 };
            vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
          }
        }
      else {
        const err13 = { instancePath: instancePath + "/sys", schemaPath: "#/properties/sys/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema46.properties.sys.type, parentSchema: schema46.properties.sys, data: data11 };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    }
    if (data.log !== void 0) {
      let data13 = data.log;
      if (typeof data13 != "string" && !Array.isArray(data13)) {
        const err14 = { instancePath: instancePath + "/log", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: schema32.type }, message: "must be string,array", schema: schema32.type, parentSchema: schema32, data: data13 };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
      if (Array.isArray(data13)) {
        const len1 = data13.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data14 = data13[i1];
          if (typeof data14 != "string") {
            const err15 = { instancePath: instancePath + "/log/" + i1, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.items.type, parentSchema: schema32.items, data: data14 };
            vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
          }
        }
      }
    }
  } else {
    const err16 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema46.type, parentSchema: schema46, data };
    vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
  }
  return validate26.errors = vErrors, errors === 0;
}
validate26.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate25.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema40, data };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!func1.call(schema40.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema40, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.connect !== void 0) {
      let data0 = data.connect;
      if (typeof data0 != "string" && !Array.isArray(data0)) {
        const err2 = { instancePath: instancePath + "/connect", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: schema32.type }, message: "must be string,array", schema: schema32.type, parentSchema: schema32, data: data0 };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 != "string") {
            const err3 = { instancePath: instancePath + "/connect/" + i0, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.items.type, parentSchema: schema32.items, data: data1 };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
        }
      }
    }
    if (data.subscribe !== void 0) {
      let data2 = data.subscribe;
      if (typeof data2 != "string" && !Array.isArray(data2)) {
        const err4 = { instancePath: instancePath + "/subscribe", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: schema32.type }, message: "must be string,array", schema: schema32.type, parentSchema: schema32, data: data2 };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      if (Array.isArray(data2)) {
        const len1 = data2.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data3 = data2[i1];
          if (typeof data3 != "string") {
            const err5 = { instancePath: instancePath + "/subscribe/" + i1, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.items.type, parentSchema: schema32.items, data: data3 };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
        }
      }
    }
    if (data.unsubscribe !== void 0) {
      let data4 = data.unsubscribe;
      if (typeof data4 != "string" && !Array.isArray(data4)) {
        const err6 = { instancePath: instancePath + "/unsubscribe", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: schema32.type }, message: "must be string,array", schema: schema32.type, parentSchema: schema32, data: data4 };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
      if (Array.isArray(data4)) {
        const len2 = data4.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data5 = data4[i2];
          if (typeof data5 != "string") {
            const err7 = { instancePath: instancePath + "/unsubscribe/" + i2, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.items.type, parentSchema: schema32.items, data: data5 };
            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
          }
        }
      }
    }
    if (data.publish !== void 0) {
      let data6 = data.publish;
      if (typeof data6 != "string") {
        const err8 = { instancePath: instancePath + "/publish", schemaPath: "#/properties/publish/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.publish.type, parentSchema: schema40.properties.publish, data: data6 };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.disconnect !== void 0) {
      let data7 = data.disconnect;
      if (typeof data7 != "string" && !Array.isArray(data7)) {
        const err9 = { instancePath: instancePath + "/disconnect", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: schema32.type }, message: "must be string,array", schema: schema32.type, parentSchema: schema32, data: data7 };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
      if (Array.isArray(data7)) {
        const len3 = data7.length;
        for (let i3 = 0; i3 < len3; i3++) {
          let data8 = data7[i3];
          if (typeof data8 != "string") {
            const err10 = { instancePath: instancePath + "/disconnect/" + i3, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.items.type, parentSchema: schema32.items, data: data8 };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
        }
      }
    }
    if (data.cut !== void 0) {
      let data9 = data.cut;
      if (typeof data9 != "string" && !Array.isArray(data9)) {
        const err11 = { instancePath: instancePath + "/cut", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: schema32.type }, message: "must be string,array", schema: schema32.type, parentSchema: schema32, data: data9 };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
      if (Array.isArray(data9)) {
        const len4 = data9.length;
        for (let i4 = 0; i4 < len4; i4++) {
          let data10 = data9[i4];
          if (typeof data10 != "string") {
            const err12 = { instancePath: instancePath + "/cut/" + i4, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.items.type, parentSchema: schema32.items, data: data10 };
            vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
          }
        }
      }
    }
    if (data.send !== void 0) {
      let data11 = data.send;
      if (typeof data11 != "string") {
        const err13 = { instancePath: instancePath + "/send", schemaPath: "#/properties/send/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.send.type, parentSchema: schema40.properties.send, data: data11 };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    }
    if (data.wait !== void 0) {
      let data12 = data.wait;
      if (typeof data12 != "number" && typeof data12 != "string") {
        const err14 = { instancePath: instancePath + "/wait", schemaPath: "#/properties/wait/type", keyword: "type", params: { type: schema40.properties.wait.type }, message: "must be number,string", schema: schema40.properties.wait.type, parentSchema: schema40.properties.wait, data: data12 };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.restart !== void 0) {
      let data13 = data.restart;
      if (data13 !== !0) {
        const err15 = { instancePath: instancePath + "/restart", schemaPath: "#/properties/restart/const", keyword: "const", params: { allowedValue: !0 }, message: "must be equal to constant", schema: !0, parentSchema: schema40.properties.restart, data: data13 };
        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
      }
    }
    if (data.reload !== void 0) {
      let data14 = data.reload;
      if (data14 !== !0) {
        const err16 = { instancePath: instancePath + "/reload", schemaPath: "#/properties/reload/const", keyword: "const", params: { allowedValue: !0 }, message: "must be equal to constant", schema: !0, parentSchema: schema40.properties.reload, data: data14 };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.expect !== void 0 && (validate26(data.expect, { instancePath: instancePath + "/expect", parentData: data, parentDataProperty: "expect", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors), errors = vErrors.length)), data.as !== void 0) {
      let data16 = data.as;
      if (typeof data16 != "string") {
        const err17 = { instancePath: instancePath + "/as", schemaPath: "#/properties/as/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.as.type, parentSchema: schema40.properties.as, data: data16 };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.payload !== void 0) {
      let data17 = data.payload;
      if (typeof data17 != "string" && typeof data17 != "number" && typeof data17 != "boolean") {
        const err18 = { instancePath: instancePath + "/payload", schemaPath: "#/$defs/payload/type", keyword: "type", params: { type: schema36.type }, message: "must be string,number,boolean", schema: schema36.type, parentSchema: schema36, data: data17 };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
    if (data.qos !== void 0) {
      let data18 = data.qos;
      if (!(data18 === 0 || data18 === 1 || data18 === 2)) {
        const err19 = { instancePath: instancePath + "/qos", schemaPath: "#/$defs/qos/enum", keyword: "enum", params: { allowedValues: schema37.enum }, message: "must be equal to one of the allowed values", schema: schema37.enum, parentSchema: schema37, data: data18 };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    if (data.retain !== void 0) {
      let data19 = data.retain;
      if (typeof data19 != "boolean") {
        const err20 = { instancePath: instancePath + "/retain", schemaPath: "#/properties/retain/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema40.properties.retain.type, parentSchema: schema40.properties.retain, data: data19 };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    }
    if (data.properties !== void 0) {
      let data20 = data.properties;
      if (!(data20 && typeof data20 == "object" && !Array.isArray(data20))) {
        const err21 = { instancePath: instancePath + "/properties", schemaPath: "#/properties/properties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema40.properties.properties.type, parentSchema: schema40.properties.properties, data: data20 };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
    }
    if (data.then !== void 0) {
      let data21 = data.then;
      if (!(data21 === "accepted" || data21 === "denied" || data21 === "refused" || data21 === "closed" || data21 === "protocol-version" || data21 === "client-id" || data21 === "bad-credentials" || data21 === "not-authorized" || data21 === 0 || data21 === 1 || data21 === 2 || data21 === 3 || data21 === 4 || data21 === 5 || data21 === 128 || data21 === 129 || data21 === 130 || data21 === 131 || data21 === 132 || data21 === 133 || data21 === 134 || data21 === 135 || data21 === 138 || data21 === 140 || data21 === 143 || data21 === 144 || data21 === 151 || data21 === 154 || data21 === 155 || data21 === 158 || data21 === 161 || data21 === 162)) {
        const err22 = { instancePath: instancePath + "/then", schemaPath: "#/$defs/outcome/enum", keyword: "enum", params: { allowedValues: schema47.enum }, message: "must be equal to one of the allowed values", schema: schema47.enum, parentSchema: schema47, data: data21 };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
  } else {
    const err23 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema40.type, parentSchema: schema40, data };
    vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
  }
  return validate25.errors = vErrors, errors === 0;
}
validate25.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'", schema: schema39.required, parentSchema: schema39, data };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!(key0 === "name" || key0 === "for" || key0 === "given" || key0 === "when" || key0 === "then")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema39, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 != "string") {
        const err2 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.properties.name.type, parentSchema: schema39.properties.name, data: data0 };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data.for !== void 0) {
      let data1 = data.for;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1))
        for (const key1 in data1) {
          let data2 = data1[key1];
          if (Array.isArray(data2)) {
            const len0 = data2.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data3 = data2[i0];
              if (typeof data3 != "string" && typeof data3 != "number") {
                const err3 = { instancePath: instancePath + "/for/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, schemaPath: "#/properties/for/additionalProperties/items/type", keyword: "type", params: { type: schema39.properties.for.additionalProperties.items.type }, message: "must be string,number", schema: schema39.properties.for.additionalProperties.items.type, parentSchema: schema39.properties.for.additionalProperties.items, data: data3 };
                vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
              }
            }
          } else {
            const err4 = { instancePath: instancePath + "/for/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/for/additionalProperties/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema39.properties.for.additionalProperties.type, parentSchema: schema39.properties.for.additionalProperties, data: data2 };
            vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
          }
        }
      else {
        const err5 = { instancePath: instancePath + "/for", schemaPath: "#/properties/for/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.properties.for.type, parentSchema: schema39.properties.for, data: data1 };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.given !== void 0) {
      let data4 = data.given;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4))
        for (const key2 in data4)
          validate21(data4[key2], { instancePath: instancePath + "/given/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data4, parentDataProperty: key2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors), errors = vErrors.length);
      else {
        const err6 = { instancePath: instancePath + "/given", schemaPath: "#/properties/given/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.properties.given.type, parentSchema: schema39.properties.given, data: data4 };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.when !== void 0) {
      let data6 = data.when;
      if (Array.isArray(data6)) {
        const len1 = data6.length;
        for (let i1 = 0; i1 < len1; i1++)
          validate25(data6[i1], { instancePath: instancePath + "/when/" + i1, parentData: data6, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors), errors = vErrors.length);
      } else {
        const err7 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema39.properties.when.type, parentSchema: schema39.properties.when, data: data6 };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    data.then !== void 0 && (validate26(data.then, { instancePath: instancePath + "/then", parentData: data, parentDataProperty: "then", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors), errors = vErrors.length));
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.type, parentSchema: schema39, data };
    vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
  }
  return validate23.errors = vErrors, errors === 0;
}
validate23.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.configuration === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "configuration" }, message: "must have required property 'configuration'", schema: schema31.required, parentSchema: schema31, data };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (const key0 in data)
      if (!func1.call(schema31.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema31, data };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.configuration !== void 0) {
      let data0 = data.configuration;
      if (typeof data0 != "string" && !Array.isArray(data0)) {
        const err2 = { instancePath: instancePath + "/configuration", schemaPath: "#/$defs/texts/type", keyword: "type", params: { type: schema32.type }, message: "must be string,array", schema: schema32.type, parentSchema: schema32, data: data0 };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 != "string") {
            const err3 = { instancePath: instancePath + "/configuration/" + i0, schemaPath: "#/$defs/texts/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.items.type, parentSchema: schema32.items, data: data1 };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
        }
      }
    }
    if (data.targets !== void 0) {
      let data2 = data.targets;
      if (typeof data2 != "string" && typeof data2 != "number" && !Array.isArray(data2)) {
        const err4 = { instancePath: instancePath + "/targets", schemaPath: "#/properties/targets/type", keyword: "type", params: { type: schema31.properties.targets.type }, message: "must be string,number,array", schema: schema31.properties.targets.type, parentSchema: schema31.properties.targets, data: data2 };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      if (Array.isArray(data2)) {
        const len1 = data2.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data3 = data2[i1];
          if (typeof data3 != "string" && typeof data3 != "number") {
            const err5 = { instancePath: instancePath + "/targets/" + i1, schemaPath: "#/properties/targets/items/type", keyword: "type", params: { type: schema31.properties.targets.items.type }, message: "must be string,number", schema: schema31.properties.targets.items.type, parentSchema: schema31.properties.targets.items, data: data3 };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
        }
      }
    }
    if (data.root !== void 0) {
      let data4 = data.root;
      if (typeof data4 != "string") {
        const err6 = { instancePath: instancePath + "/root", schemaPath: "#/properties/root/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.root.type, parentSchema: schema31.properties.root, data: data4 };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.map !== void 0) {
      let data5 = data.map;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5))
        for (const key1 in data5) {
          let data6 = data5[key1];
          if (typeof data6 != "string") {
            const err7 = { instancePath: instancePath + "/map/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/map/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.map.additionalProperties.type, parentSchema: schema31.properties.map.additionalProperties, data: data6 };
            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
          }
        }
      else {
        const err8 = { instancePath: instancePath + "/map", schemaPath: "#/properties/map/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.map.type, parentSchema: schema31.properties.map, data: data5 };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.cwd !== void 0) {
      let data7 = data.cwd;
      if (typeof data7 != "string") {
        const err9 = { instancePath: instancePath + "/cwd", schemaPath: "#/properties/cwd/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.cwd.type, parentSchema: schema31.properties.cwd, data: data7 };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.files !== void 0) {
      let data8 = data.files;
      if (data8 && typeof data8 == "object" && !Array.isArray(data8))
        for (const key2 in data8) {
          let data9 = data8[key2];
          if (typeof data9 != "string") {
            const err10 = { instancePath: instancePath + "/files/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/files/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.files.additionalProperties.type, parentSchema: schema31.properties.files.additionalProperties, data: data9 };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
        }
      else {
        const err11 = { instancePath: instancePath + "/files", schemaPath: "#/properties/files/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.files.type, parentSchema: schema31.properties.files, data: data8 };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data.passwords !== void 0) {
      let data10 = data.passwords;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10))
        for (const key3 in data10) {
          let data11 = data10[key3];
          if (data11 && typeof data11 == "object" && !Array.isArray(data11))
            for (const key4 in data11) {
              let data12 = data11[key4];
              if (typeof data12 != "string" && typeof data12 != "number") {
                const err12 = { instancePath: instancePath + "/passwords/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/passwords/additionalProperties/additionalProperties/type", keyword: "type", params: { type: schema31.properties.passwords.additionalProperties.additionalProperties.type }, message: "must be string,number", schema: schema31.properties.passwords.additionalProperties.additionalProperties.type, parentSchema: schema31.properties.passwords.additionalProperties.additionalProperties, data: data12 };
                vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
              }
            }
          else {
            const err13 = { instancePath: instancePath + "/passwords/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/passwords/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.passwords.additionalProperties.type, parentSchema: schema31.properties.passwords.additionalProperties, data: data11 };
            vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
          }
        }
      else {
        const err14 = { instancePath: instancePath + "/passwords", schemaPath: "#/properties/passwords/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.passwords.type, parentSchema: schema31.properties.passwords, data: data10 };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.psk !== void 0) {
      let data13 = data.psk;
      if (data13 && typeof data13 == "object" && !Array.isArray(data13))
        for (const key5 in data13) {
          let data14 = data13[key5];
          if (data14 && typeof data14 == "object" && !Array.isArray(data14))
            for (const key6 in data14) {
              let data15 = data14[key6];
              if (typeof data15 != "string" && typeof data15 != "number") {
                const err15 = { instancePath: instancePath + "/psk/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/psk/additionalProperties/additionalProperties/type", keyword: "type", params: { type: schema31.properties.psk.additionalProperties.additionalProperties.type }, message: "must be string,number", schema: schema31.properties.psk.additionalProperties.additionalProperties.type, parentSchema: schema31.properties.psk.additionalProperties.additionalProperties, data: data15 };
                vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
              }
            }
          else {
            const err16 = { instancePath: instancePath + "/psk/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/psk/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.psk.additionalProperties.type, parentSchema: schema31.properties.psk.additionalProperties, data: data14 };
            vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
          }
        }
      else {
        const err17 = { instancePath: instancePath + "/psk", schemaPath: "#/properties/psk/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.psk.type, parentSchema: schema31.properties.psk, data: data13 };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.certificates !== void 0) {
      let data16 = data.certificates;
      if (data16 && typeof data16 == "object" && !Array.isArray(data16))
        for (const key7 in data16) {
          let data17 = data16[key7];
          if (!(data17 && typeof data17 == "object" && !Array.isArray(data17)) && data17 !== null) {
            const err18 = { instancePath: instancePath + "/certificates/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/certificate/type", keyword: "type", params: { type: schema33.type }, message: "must be object,null", schema: schema33.type, parentSchema: schema33, data: data17 };
            vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
          }
          if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
            for (const key8 in data17)
              if (!(key8 === "is" || key8 === "name" || key8 === "by" || key8 === "certificate" || key8 === "key" || key8 === "revocations" || key8 === "expired" || key8 === "revoked")) {
                const err19 = { instancePath: instancePath + "/certificates/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/certificate/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema33, data: data17 };
                vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
              }
            if (data17.is !== void 0) {
              let data18 = data17.is;
              if (!(data18 === "authority" || data18 === "server" || data18 === "client")) {
                const err20 = { instancePath: instancePath + "/certificates/" + key7.replace(/~/g, "~0").replace(/\//g, "~1") + "/is", schemaPath: "#/$defs/certificate/properties/is/enum", keyword: "enum", params: { allowedValues: schema33.properties.is.enum }, message: "must be equal to one of the allowed values", schema: schema33.properties.is.enum, parentSchema: schema33.properties.is, data: data18 };
                vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
              }
            }
            if (data17.name !== void 0) {
              let data19 = data17.name;
              if (typeof data19 != "string") {
                const err21 = { instancePath: instancePath + "/certificates/" + key7.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/$defs/certificate/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.name.type, parentSchema: schema33.properties.name, data: data19 };
                vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
              }
            }
            if (data17.by !== void 0) {
              let data20 = data17.by;
              if (typeof data20 != "string") {
                const err22 = { instancePath: instancePath + "/certificates/" + key7.replace(/~/g, "~0").replace(/\//g, "~1") + "/by", schemaPath: "#/$defs/certificate/properties/by/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.by.type, parentSchema: schema33.properties.by, data: data20 };
                vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
              }
            }
            if (data17.certificate !== void 0) {
              let data21 = data17.certificate;
              if (typeof data21 != "string") {
                const err23 = { instancePath: instancePath + "/certificates/" + key7.replace(/~/g, "~0").replace(/\//g, "~1") + "/certificate", schemaPath: "#/$defs/certificate/properties/certificate/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.certificate.type, parentSchema: schema33.properties.certificate, data: data21 };
                vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
              }
            }
            if (data17.key !== void 0) {
              let data22 = data17.key;
              if (typeof data22 != "string") {
                const err24 = { instancePath: instancePath + "/certificates/" + key7.replace(/~/g, "~0").replace(/\//g, "~1") + "/key", schemaPath: "#/$defs/certificate/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.key.type, parentSchema: schema33.properties.key, data: data22 };
                vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
              }
            }
            if (data17.revocations !== void 0) {
              let data23 = data17.revocations;
              if (typeof data23 != "string") {
                const err25 = { instancePath: instancePath + "/certificates/" + key7.replace(/~/g, "~0").replace(/\//g, "~1") + "/revocations", schemaPath: "#/$defs/certificate/properties/revocations/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.revocations.type, parentSchema: schema33.properties.revocations, data: data23 };
                vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
              }
            }
            if (data17.expired !== void 0) {
              let data24 = data17.expired;
              if (typeof data24 != "boolean") {
                const err26 = { instancePath: instancePath + "/certificates/" + key7.replace(/~/g, "~0").replace(/\//g, "~1") + "/expired", schemaPath: "#/$defs/certificate/properties/expired/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema33.properties.expired.type, parentSchema: schema33.properties.expired, data: data24 };
                vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
              }
            }
            if (data17.revoked !== void 0) {
              let data25 = data17.revoked;
              if (typeof data25 != "boolean") {
                const err27 = { instancePath: instancePath + "/certificates/" + key7.replace(/~/g, "~0").replace(/\//g, "~1") + "/revoked", schemaPath: "#/$defs/certificate/properties/revoked/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema33.properties.revoked.type, parentSchema: schema33.properties.revoked, data: data25 };
                vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
              }
            }
          }
        }
      else {
        const err28 = { instancePath: instancePath + "/certificates", schemaPath: "#/properties/certificates/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.certificates.type, parentSchema: schema31.properties.certificates, data: data16 };
        vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
      }
    }
    if (data.plugins !== void 0) {
      let data26 = data.plugins;
      if (data26 && typeof data26 == "object" && !Array.isArray(data26))
        for (const key9 in data26) {
          let data27 = data26[key9];
          if (typeof data27 != "string") {
            const err29 = { instancePath: instancePath + "/plugins/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/plugins/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.plugins.additionalProperties.type, parentSchema: schema31.properties.plugins.additionalProperties, data: data27 };
            vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
          }
        }
      else {
        const err30 = { instancePath: instancePath + "/plugins", schemaPath: "#/properties/plugins/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.plugins.type, parentSchema: schema31.properties.plugins, data: data26 };
        vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
      }
    }
    if (data.bridges !== void 0) {
      let data28 = data.bridges;
      if (data28 && typeof data28 == "object" && !Array.isArray(data28))
        for (const key10 in data28) {
          let data29 = data28[key10];
          if (!(data29 && typeof data29 == "object" && !Array.isArray(data29)) && data29 !== null) {
            const err31 = { instancePath: instancePath + "/bridges/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/bridge/type", keyword: "type", params: { type: schema34.type }, message: "must be object,null", schema: schema34.type, parentSchema: schema34, data: data29 };
            vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
          }
          if (data29 && typeof data29 == "object" && !Array.isArray(data29)) {
            for (const key11 in data29)
              if (!(key11 === "configuration" || key11 === "target")) {
                const err32 = { instancePath: instancePath + "/bridges/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/bridge/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema34, data: data29 };
                vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
              }
            if (data29.configuration !== void 0) {
              let data30 = data29.configuration;
              if (typeof data30 != "string") {
                const err33 = { instancePath: instancePath + "/bridges/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/configuration", schemaPath: "#/$defs/bridge/properties/configuration/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.properties.configuration.type, parentSchema: schema34.properties.configuration, data: data30 };
                vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
              }
            }
            if (data29.target !== void 0) {
              let data31 = data29.target;
              if (typeof data31 != "string" && typeof data31 != "number") {
                const err34 = { instancePath: instancePath + "/bridges/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/target", schemaPath: "#/$defs/bridge/properties/target/type", keyword: "type", params: { type: schema34.properties.target.type }, message: "must be string,number", schema: schema34.properties.target.type, parentSchema: schema34.properties.target, data: data31 };
                vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
              }
            }
          }
        }
      else {
        const err35 = { instancePath: instancePath + "/bridges", schemaPath: "#/properties/bridges/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.bridges.type, parentSchema: schema31.properties.bridges, data: data28 };
        vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
      }
    }
    if (data.clients !== void 0) {
      let data32 = data.clients;
      if (data32 && typeof data32 == "object" && !Array.isArray(data32))
        for (const key12 in data32)
          validate21(data32[key12], { instancePath: instancePath + "/clients/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data32, parentDataProperty: key12, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors), errors = vErrors.length);
      else {
        const err36 = { instancePath: instancePath + "/clients", schemaPath: "#/properties/clients/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.clients.type, parentSchema: schema31.properties.clients, data: data32 };
        vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
      }
    }
    if (data.access !== void 0) {
      let data34 = data.access;
      if (typeof data34 != "string" && !Array.isArray(data34)) {
        const err37 = { instancePath: instancePath + "/access", schemaPath: "#/properties/access/type", keyword: "type", params: { type: schema31.properties.access.type }, message: "must be string,array", schema: schema31.properties.access.type, parentSchema: schema31.properties.access, data: data34 };
        vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
      }
      if (Array.isArray(data34)) {
        const len2 = data34.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data35 = data34[i2];
          if (typeof data35 != "string" && !(data35 && typeof data35 == "object" && !Array.isArray(data35))) {
            const err38 = { instancePath: instancePath + "/access/" + i2, schemaPath: "#/$defs/access/type", keyword: "type", params: { type: schema38.type }, message: "must be string,object", schema: schema38.type, parentSchema: schema38, data: data35 };
            vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
          }
          if (data35 && typeof data35 == "object" && !Array.isArray(data35)) {
            if (data35.table === void 0) {
              const err39 = { instancePath: instancePath + "/access/" + i2, schemaPath: "#/$defs/access/required", keyword: "required", params: { missingProperty: "table" }, message: "must have required property 'table'", schema: schema38.required, parentSchema: schema38, data: data35 };
              vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
            }
            for (const key13 in data35)
              if (!(key13 === "name" || key13 === "listener" || key13 === "table")) {
                const err40 = { instancePath: instancePath + "/access/" + i2, schemaPath: "#/$defs/access/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 }, message: "must NOT have additional properties", schema: !1, parentSchema: schema38, data: data35 };
                vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
              }
            if (data35.name !== void 0) {
              let data36 = data35.name;
              if (typeof data36 != "string") {
                const err41 = { instancePath: instancePath + "/access/" + i2 + "/name", schemaPath: "#/$defs/access/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.properties.name.type, parentSchema: schema38.properties.name, data: data36 };
                vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
              }
            }
            if (data35.listener !== void 0) {
              let data37 = data35.listener;
              if (!(typeof data37 == "number" && !(data37 % 1) && !isNaN(data37)) && typeof data37 != "string") {
                const err42 = { instancePath: instancePath + "/access/" + i2 + "/listener", schemaPath: "#/$defs/access/properties/listener/type", keyword: "type", params: { type: schema38.properties.listener.type }, message: "must be integer,string", schema: schema38.properties.listener.type, parentSchema: schema38.properties.listener, data: data37 };
                vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
              }
            }
            if (data35.table !== void 0) {
              let data38 = data35.table;
              if (typeof data38 != "string") {
                const err43 = { instancePath: instancePath + "/access/" + i2 + "/table", schemaPath: "#/$defs/access/properties/table/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema38.properties.table.type, parentSchema: schema38.properties.table, data: data38 };
                vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
              }
            }
          }
        }
      }
    }
    if (data.cases !== void 0) {
      let data39 = data.cases;
      if (Array.isArray(data39)) {
        const len3 = data39.length;
        for (let i3 = 0; i3 < len3; i3++)
          validate23(data39[i3], { instancePath: instancePath + "/cases/" + i3, parentData: data39, parentDataProperty: i3, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors), errors = vErrors.length);
      } else {
        const err44 = { instancePath: instancePath + "/cases", schemaPath: "#/properties/cases/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema31.properties.cases.type, parentSchema: schema31.properties.cases, data: data39 };
        vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
      }
    }
  } else {
    const err45 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.type, parentSchema: schema31, data };
    vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
  }
  return validate20.errors = vErrors, errors === 0;
}
validate20.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export {
  stdin_default as default,
  validate
};

/*
 * Talks to security keys for the forms of self-service. A button calls one of the two functions with the options that the server
 * made; the answer of the key goes into a hidden field of the button's form, and the form is sent.
 */
(function () {
  "use strict";

  if (window.__oryWebAuthnInitialized) {
    return;
  }

  // The server writes binary members as base64, in either alphabet and with or without padding.
  function bytes(text) {
    var plain = text.replace(/-/g, "+").replace(/_/g, "/");
    while (plain.length % 4 !== 0) {
      plain += "=";
    }
    return Uint8Array.from(atob(plain), function (character) {
      return character.charCodeAt(0);
    });
  }

  function text(buffer) {
    var binary = Array.from(new Uint8Array(buffer), function (value) {
      return String.fromCharCode(value);
    }).join("");
    return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function descriptors(list) {
    return (list || []).map(function (descriptor) {
      return Object.assign({}, descriptor, { id: bytes(descriptor.id) });
    });
  }

  function form(name, trigger) {
    var field = document.querySelector('*[name="' + name + '"]');
    var button = document.querySelector('*[name="' + trigger + '"]');
    var owner = button ? button.closest("form") : field && field.closest("form");
    if (!field || !owner) {
      throw new Error("This page has no field named " + name + " in a form.");
    }
    return {
      send: function (answer) {
        field.value = JSON.stringify(answer);
        owner.submit();
      },
    };
  }

  function failed(error) {
    console.error(error);
    alert(error);
  }

  function login(options) {
    if (!window.PublicKeyCredential) {
      alert("This browser does not support security keys.");
      return;
    }
    var target = form("webauthn_login", "webauthn_login_trigger");
    var request = Object.assign({}, options.publicKey, {
      challenge: bytes(options.publicKey.challenge),
      allowCredentials: descriptors(options.publicKey.allowCredentials),
    });
    navigator.credentials
      .get({ publicKey: request })
      .then(function (credential) {
        target.send({
          id: credential.id,
          rawId: text(credential.rawId),
          type: credential.type,
          response: {
            authenticatorData: text(credential.response.authenticatorData),
            clientDataJSON: text(credential.response.clientDataJSON),
            signature: text(credential.response.signature),
            userHandle: credential.response.userHandle ? text(credential.response.userHandle) : "",
          },
        });
      })
      .catch(failed);
  }

  function registration(options) {
    if (!window.PublicKeyCredential) {
      alert("This browser does not support security keys.");
      return;
    }
    var target = form("webauthn_register", "webauthn_register_trigger");
    var request = Object.assign({}, options.publicKey, {
      challenge: bytes(options.publicKey.challenge),
      user: Object.assign({}, options.publicKey.user, { id: bytes(options.publicKey.user.id) }),
      excludeCredentials: descriptors(options.publicKey.excludeCredentials),
    });
    navigator.credentials
      .create({ publicKey: request })
      .then(function (credential) {
        target.send({
          id: credential.id,
          rawId: text(credential.rawId),
          type: credential.type,
          response: {
            attestationObject: text(credential.response.attestationObject),
            clientDataJSON: text(credential.response.clientDataJSON),
          },
        });
      })
      .catch(failed);
  }

  window.__oryWebAuthnLogin = login;
  window.__oryWebAuthnRegistration = registration;
  window.__oryWebAuthnInitialized = true;
})();
